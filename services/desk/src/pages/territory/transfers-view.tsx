import { TERRITORIES, type Territory } from '@intarsi/contracts'
import type { PeopleLabels } from '../../api/labels.ts'
import type { DisputePage, Transfer, TransferFilters, TransferPage } from '../../api/transfers.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Paging } from '../../components/paging.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { ReferralNumber, UrgencyTag } from '../../components/referral-bits.tsx'
import { Table } from '../../components/table.tsx'
import { UrgencyChoice } from '../../components/urgency-choice.tsx'
import { usePage } from '../../page/page-context.ts'
import { territoryName } from '../../words/codes.ts'
import { common } from '../../words/common.ts'
import { territoryWords } from '../../words/territory.ts'
import { TRANSFER_KINDS, transferWords as words } from '../../words/transfers.ts'
import { TerritoryNav } from './territory-nav.tsx'

type TransfersProps = {
  territory: Territory
  transfers: TransferPage
  disputes: DisputePage
  people: PeopleLabels
  /** Of both lists. */
  filters: TransferFilters
}

export function TransfersView(props: TransfersProps) {
  const { territory, transfers, people, filters } = props
  const { t, date } = usePage()
  return (
    <>
      <TerritoryNav territory={territory} current="transfers" />
      <Filters territory={territory} filters={filters} />
      <Table
        caption={t(words.title)}
        captionHidden
        rows={transfers.items}
        keyOf={({ kind, referralId }) => `${kind} ${referralId}`}
        empty={t(isNarrowed(filters) ? common.noMatch : words.none)}
        columns={[
          {
            key: 'number',
            label: t(territoryWords.number),
            cell: ({ referralNumber }) => <span class="desk-number">{referralNumber}</span>,
          },
          { key: 'what', label: t(words.what), cell: ({ kind }) => t(TRANSFER_KINDS[kind]) },
          { key: 'from', label: t(words.from), cell: ({ territory: from }) => territoryName(from) },
          {
            key: 'urgency',
            label: t(territoryWords.urgency),
            cell: ({ urgency }) => <UrgencyTag urgency={urgency} />,
          },
          { key: 'reason', label: t(words.reason), cell: ({ reason }) => reason },
          {
            key: 'by',
            label: t(words.proposedBy),
            cell: ({ proposedBy, proposedAt }) => (
              <>
                {people.of(proposedBy) ?? '–'}, <span class="desk-muted">{date(proposedAt)}</span>
              </>
            ),
          },
          {
            key: 'answer',
            label: t(words.answer),
            cell: (transfer) => <Answer territory={territory} transfer={transfer} />,
          },
        ]}
      />
      <Paging next={transfers.next} />
      <Disputes {...props} />
    </>
  )
}

const isNarrowed = ({ urgency, other }: TransferFilters) => Boolean(urgency ?? other)

function Filters({ territory, filters }: Pick<TransfersProps, 'territory' | 'filters'>) {
  const { t } = usePage()
  const action = `/territory/${territory}/transfers`
  return (
    <FilterForm action={action} whole={isNarrowed(filters) && action}>
      <Select
        id="other"
        label={t(words.other)}
        value={filters.other}
        empty={t(common.all)}
        options={TERRITORIES.filter((one) => one !== territory).map((value) => ({
          value,
          label: territoryName(value),
        }))}
      />
      <UrgencyChoice value={filters.urgency} />
    </FilterForm>
  )
}

/** The file is open only where the referral is read. */
function Disputes({ territory, disputes, filters }: TransfersProps) {
  const { t, date } = usePage()
  return (
    <section>
      <h2>{t(words.disputes)}</h2>
      <p class="desk-text">{t(words.disputesLead)}</p>
      <Table
        caption={t(words.disputes)}
        captionHidden
        rows={disputes.items}
        keyOf={({ referralId }) => referralId}
        empty={t(isNarrowed(filters) ? common.noMatch : words.noDisputes)}
        columns={[
          {
            key: 'number',
            label: t(territoryWords.number),
            cell: ({ referralId, referralNumber, territory: reads }) =>
              reads === territory ? (
                <ReferralNumber number={referralNumber} href={`/cases/${referralId}`} />
              ) : (
                <span class="desk-number">{referralNumber}</span>
              ),
          },
          { key: 'reads', label: t(words.readIn), cell: (row) => territoryName(row.territory) },
          { key: 'other', label: t(words.other), cell: (row) => territoryName(row.disputedWith) },
          {
            key: 'urgency',
            label: t(territoryWords.urgency),
            cell: ({ urgency }) => <UrgencyTag urgency={urgency} />,
          },
          { key: 'since', label: t(territoryWords.since), cell: ({ submittedAt }) => date(submittedAt) },
        ]}
      />
      <Paging next={disputes.next} second={{ name: 'disputes', label: t(words.disputePages) }} />
    </section>
  )
}

function Answer({ territory, transfer }: { territory: Territory; transfer: Transfer }) {
  const { t } = usePage()
  const { kind, referralId, picId, referralNumber, version } = transfer
  const action = `/territory/${territory}/transfers/${kind}/${picId ?? referralId}`
  return (
    <div class="desk-inline-actions">
      {(['yes', 'no'] as const).map((accept) => (
        <PostButton
          key={accept}
          action={action}
          label={t(accept === 'yes' ? words.accept : words.refuse)}
          about={referralNumber}
          values={{ accept, version: String(version) }}
        />
      ))}
    </div>
  )
}
