import type { Labels } from '../../../api/labels.ts'
import {
  type Budget,
  GRANT_KINDS,
  GRANT_STATES,
  type Grant,
  type GrantFilters,
  type listGrants,
} from '../../../api/support.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { housingWords } from '../../../words/housing.ts'
import { SUPPORT_KINDS, SUPPORT_STATES, supportWords as words } from '../../../words/support.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'
import { EURO } from './cents.ts'
import { BudgetForm, EndForm } from './support-forms.tsx'

export type SupportProps = {
  budgets: readonly Budget[]
  page: Awaited<ReturnType<typeof listGrants>>
  where: Where
  /** Of what is promised. */
  filters: GrantFilters
  labels: Labels
  faults: readonly FormFault[]
  form: URLSearchParams
}

export function SupportView(props: SupportProps) {
  const { budgets, page, where, filters, labels, faults } = props
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      <HousingNav where={where} current="/housing/support" />
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <h2>{t(words.budgets)}</h2>
      <Budgets budgets={budgets} />
      {where.manages ? <BudgetForm {...props} /> : null}
      <h2>{t(words.grants)}</h2>
      <Filters where={where} filters={filters} budgets={budgets} />
      <Grants
        grants={page.items}
        labels={labels}
        empty={t(isNarrowed(filters) ? common.noMatch : words.noGrants)}
      />
      <Paging next={page.next} />
      {where.manages ? <EndForm {...props} /> : null}
    </>
  )
}

function Budgets({ budgets }: Pick<SupportProps, 'budgets'>) {
  const { t, number } = usePage()
  const euro = (cents: number) => number(cents / 100, EURO)
  return (
    <Table
      caption={t(words.budgets)}
      captionHidden
      rows={budgets}
      keyOf={({ year }) => String(year)}
      empty={t(words.noBudget)}
      columns={[
        { key: 'year', label: t(words.year), cell: ({ year }) => year },
        { key: 'stated', label: t(words.stated), number: true, cell: (one) => euro(one.amountCents) },
        { key: 'promised', label: t(words.promised), number: true, cell: (one) => euro(one.committedCents) },
        { key: 'left', label: t(words.left), number: true, cell: (one) => euro(one.leftCents) },
      ]}
    />
  )
}

const isNarrowed = (filters: GrantFilters) => Object.values(filters).some(Boolean)

/** A year has promises once it has a budget. */
function Filters({ where, filters, budgets }: Pick<SupportProps, 'where' | 'filters' | 'budgets'>) {
  const { t } = usePage()
  return (
    <HousingFilter where={where} action="/housing/support" narrowed={isNarrowed(filters)}>
      <Select
        id="kind"
        label={t(words.kind)}
        value={filters.kind}
        empty={t(common.all)}
        options={GRANT_KINDS.map((value) => ({ value, label: t(SUPPORT_KINDS[value]) }))}
      />
      <Select
        id="state"
        label={t(words.state)}
        value={filters.state}
        empty={t(common.all)}
        options={GRANT_STATES.map((value) => ({ value, label: t(SUPPORT_STATES[value]) }))}
      />
      <Select
        id="filter-year"
        name="year"
        label={t(words.year)}
        value={filters.year === undefined ? null : String(filters.year)}
        empty={t(common.all)}
        options={budgets.map(({ year }) => ({ value: String(year), label: String(year) }))}
      />
    </HousingFilter>
  )
}

function Grants({ grants, labels, empty }: { grants: readonly Grant[]; labels: Labels; empty: string }) {
  const { t, date } = usePage()
  return (
    <Table
      caption={t(words.grants)}
      captionHidden
      rows={grants}
      keyOf={({ grantId }) => grantId}
      empty={empty}
      columns={[
        {
          key: 'household',
          label: t(housingWords.household),
          cell: ({ requestId, householdId }) => (
            <a href={`/housing/requests/${requestId}`}>{labels.of(householdId) ?? '–'}</a>
          ),
        },
        { key: 'kind', label: t(words.kind), cell: ({ kind }) => t(SUPPORT_KINDS[kind]) },
        { key: 'sum', label: t(words.sum), cell: (grant) => <Sum grant={grant} /> },
        { key: 'granted', label: t(words.grantedOn), cell: ({ grantedAt }) => date(grantedAt) },
        { key: 'state', label: t(words.state), cell: (grant) => <State grant={grant} /> },
      ]}
    />
  )
}

/** What is promised: so much a month, or once. */
export function Sum({ grant: { monthlyCents, months, amountCents } }: { grant: Grant }) {
  const { t, number } = usePage()
  if (months === 1) return <>{number(amountCents / 100, EURO)}</>
  return <>{t(words.monthly, { sum: number(monthlyCents / 100, EURO), months })}</>
}

function State({ grant: { state, paidCents } }: { grant: Grant }) {
  const { t, number } = usePage()
  if (state === 'granted') return <Tag kind="done">{t(SUPPORT_STATES.granted)}</Tag>
  return <>{t(words.ended, { paid: number((paidCents ?? 0) / 100, EURO) })}</>
}
