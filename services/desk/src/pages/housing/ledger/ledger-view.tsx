import type { Labels } from '../../../api/labels.ts'
import {
  type listOverrides,
  OVERRIDE_KINDS,
  OVERRIDE_REASONS,
  type Override,
  type OverrideFilters,
} from '../../../api/overrides.ts'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { PeriodChoice } from '../../../components/period-choice.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { housingWords } from '../../../words/housing.ts'
import { OVERRIDE_REASONS as reasonWords } from '../../../words/offers.ts'
import { OVERRIDE_KINDS as kindWords, ledgerWords as words } from '../../../words/override-ledger.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'

type LedgerProps = {
  page: Awaited<ReturnType<typeof listOverrides>>
  where: Where
  filters: OverrideFilters
  labels: Labels
  people: Labels
  /** Names of places by their ids. */
  names: ReadonlyMap<string, string>
}

export function LedgerView({ page, where, filters, labels, people, names }: LedgerProps) {
  const { t, date } = usePage()
  return (
    <>
      <HousingNav where={where} current="/housing/ledger" />
      {labels.complete && people.complete ? null : (
        <Notice kind="warning">{t(common.namesUnavailable)}</Notice>
      )}
      <Filters where={where} filters={filters} />
      <Table
        caption={t(words.title)}
        captionHidden
        rows={page.items}
        keyOf={({ overrideId }) => overrideId}
        empty={t(isNarrowed(filters) ? common.noMatch : words.none)}
        columns={[
          {
            key: 'household',
            label: t(housingWords.household),
            cell: ({ requestId, householdId }) => (
              <a href={`/housing/requests/${requestId}`}>{labels.of(householdId) ?? t(words.seeRequest)}</a>
            ),
          },
          { key: 'what', label: t(words.what), cell: ({ kind }) => t(kindWords[kind]) },
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

const isNarrowed = (filters: OverrideFilters) => Object.values(filters).some(Boolean)

function Filters({ where, filters }: Pick<LedgerProps, 'where' | 'filters'>) {
  const { t } = usePage()
  return (
    <HousingFilter where={where} action="/housing/ledger" narrowed={isNarrowed(filters)}>
      <Select
        id="kind"
        label={t(words.what)}
        value={filters.kind}
        empty={t(common.all)}
        options={OVERRIDE_KINDS.map((value) => ({ value, label: t(kindWords[value]) }))}
      />
      <Select
        id="reason"
        label={t(words.why)}
        value={filters.reason}
        empty={t(common.all)}
        options={OVERRIDE_REASONS.map((value) => ({ value, label: t(reasonWords[value]) }))}
      />
      <PeriodChoice {...filters} />
    </HousingFilter>
  )
}

function Why({ override: { reason, remark } }: { override: Override }) {
  const { t } = usePage()
  return (
    <>
      {t(reasonWords[reason])}
      <p class="desk-muted">{remark}</p>
    </>
  )
}
