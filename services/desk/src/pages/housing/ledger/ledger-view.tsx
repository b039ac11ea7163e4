import type { Labels } from '../../../api/labels.ts'
import type { listOverrides, Override } from '../../../api/overrides.ts'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { housingWords } from '../../../words/housing.ts'
import { OVERRIDE_REASONS } from '../../../words/offers.ts'
import { OVERRIDE_KINDS, ledgerWords as words } from '../../../words/override-ledger.ts'
import { HousingNav, TerritoryFilter, type Where } from '../housing-frame.tsx'

type LedgerProps = {
  page: Awaited<ReturnType<typeof listOverrides>>
  where: Where
  labels: Labels
  people: Labels
  /** Names of places by their ids. */
  names: ReadonlyMap<string, string>
}

export function LedgerView({ page, where, labels, people, names }: LedgerProps) {
  const { t, date } = usePage()
  return (
    <>
      <HousingNav where={where} current="/housing/ledger" />
      {labels.complete && people.complete ? null : (
        <Notice kind="warning">{t(common.namesUnavailable)}</Notice>
      )}
      <TerritoryFilter where={where} action="/housing/ledger" />
      <Table
        caption={t(words.title)}
        captionHidden
        rows={page.items}
        keyOf={({ overrideId }) => overrideId}
        empty={t(words.none)}
        columns={[
          {
            key: 'household',
            label: t(housingWords.household),
            cell: ({ requestId, householdId }) => (
              <a href={`/housing/requests/${requestId}`}>{labels.of(householdId) ?? t(words.seeRequest)}</a>
            ),
          },
          { key: 'what', label: t(words.what), cell: ({ kind }) => t(OVERRIDE_KINDS[kind]) },
          {
            key: 'proposed',
            label: t(words.proposed),
            cell: ({ proposedPlaceId }) =>
              proposedPlaceId ? (names.get(proposedPlaceId) ?? '–') : t(words.noProposal),
          },
          {
            key: 'chosen',
            label: t(words.chosen),
            cell: ({ chosenPlaceId }) => (
              <a href={`/housing/places/${chosenPlaceId}`}>
                {names.get(chosenPlaceId) ?? t(housingWords.place)}
              </a>
            ),
          },
          { key: 'why', label: t(words.why), cell: (override) => <Why override={override} /> },
          {
            key: 'who',
            label: t(words.who),
            cell: ({ madeBy, madeAt }) => (
              <>
                {people.of(madeBy) ?? '–'}, <span class="desk-muted">{date(madeAt, 'moment')}</span>
              </>
            ),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

function Why({ override: { reason, remark } }: { override: Override }) {
  const { t } = usePage()
  return (
    <>
      {t(OVERRIDE_REASONS[reason])}
      <p class="desk-muted">{remark}</p>
    </>
  )
}
