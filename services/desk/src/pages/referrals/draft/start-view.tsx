import type { Labels } from '../../../api/labels.ts'
import type { Sportello } from '../../../api/referral-form.ts'
import type { ReferralSummary } from '../../../api/referrals.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { FilterForm } from '../../../components/filter-form.tsx'
import { Radios, TextField } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { StateTag } from '../../../components/referral-bits.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { type DraftPage, Drafts } from '../list/drafts.tsx'

type StartProps = {
  sportelli: readonly Sportello[]
  /** The one that is theirs alone; null: they have to say which. */
  chosen: string | null
  faults: readonly FormFault[]
  earlier: { items: readonly ReferralSummary[]; next: string | null }
  /** The number that was looked for among them, or nothing. */
  number: string
  /** What somebody began who has no list of what was sent; null: theirs stand on that list. */
  drafts: DraftPage | null
  labels: Labels
  /** Names what is begun here, once however often the button is pressed. */
  beginKey: string
}

export function StartView(props: StartProps) {
  const { sportelli, chosen, faults, earlier, number, drafts, beginKey } = props
  const { t } = usePage()
  if (sportelli.length === 0) return <Notice kind="warning">{t(words.noSportello)}</Notice>
  return (
    <>
      <ErrorSummary faults={faults} />
      <h2>{t(words.startNew)}</h2>
      <form class="desk-form" method="post" action="/referrals/new">
        <Csrf />
        <input type="hidden" name="key" value={beginKey} />
        {sportelli.length > 1 ? (
          <Radios
            id="sportelloId"
            label={t(words.whichSportello)}
            value={chosen}
            error={faultOf(faults, 'sportelloId')}
            options={sportelli.map(({ sportelloId, name, bodyName }) => ({
              value: sportelloId,
              label: name,
              hint: bodyName,
            }))}
          />
        ) : null}
        <button type="submit" class="btn btn-primary">
          {t(words.begin)}
        </button>
      </form>
      {drafts ? <Drafts drafts={drafts} sportelli={sportelli} /> : null}
      {earlier.items.length > 0 || number ? <Earlier {...props} /> : null}
    </>
  )
}

function Earlier({ earlier, number: wanted, labels, beginKey }: StartProps) {
  const { t, date } = usePage()
  return (
    <section>
      <h2>{t(words.startAgain)}</h2>
      <p class="desk-text">{t(words.startAgainText)}</p>
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <FilterForm action="/referrals/new" whole={wanted !== '' && '/referrals/new'}>
        <TextField id="number" label={t(words.number)} value={wanted} maxlength={20} />
      </FilterForm>
      <Table
        caption={t(words.startAgain)}
        captionHidden
        rows={earlier.items}
        keyOf={({ referralId }) => referralId}
        empty={t(common.noMatch)}
        columns={[
          { key: 'household', label: t(words.household), cell: (row) => labels.of(row.householdId) ?? '–' },
          {
            key: 'number',
            label: t(words.number),
            cell: ({ number }) => <span class="desk-number">{number}</span>,
          },
          { key: 'state', label: t(words.state), cell: ({ state }) => <StateTag state={state} /> },
          { key: 'sent', label: t(words.sentOn), cell: ({ submittedAt }) => date(submittedAt, 'dayShort') },
          {
            key: 'use',
            label: t(words.useAgainColumn),
            cell: ({ referralId, number }) => (
              <PostButton
                action={`/referrals/${referralId}/again`}
                label={t(words.useAgain)}
                about={number}
                values={{ key: `${beginKey.slice(0, 24)}${referralId.slice(24)}` }}
              />
            ),
          },
        ]}
      />
      <Paging next={earlier.next} />
    </section>
  )
}
