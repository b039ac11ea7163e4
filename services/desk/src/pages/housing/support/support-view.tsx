import type { Labels } from '../../../api/labels.ts'
import type { Budget, Grant, listGrants } from '../../../api/support.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { housingWords } from '../../../words/housing.ts'
import { SUPPORT_KINDS, supportWords as words } from '../../../words/support.ts'
import { HousingNav, TerritoryFilter, type Where } from '../housing-frame.tsx'
import { EURO } from './cents.ts'
import { BudgetForm, EndForm } from './support-forms.tsx'

export type SupportProps = {
  budgets: readonly Budget[]
  page: Awaited<ReturnType<typeof listGrants>>
  where: Where
  labels: Labels
  faults: readonly FormFault[]
  form: URLSearchParams
}

export function SupportView(props: SupportProps) {
  const { budgets, page, where, labels, faults } = props
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      <HousingNav where={where} current="/housing/support" />
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <TerritoryFilter where={where} action="/housing/support" />
      <h2>{t(words.budgets)}</h2>
      <Budgets budgets={budgets} />
      {where.manages ? <BudgetForm {...props} /> : null}
      <h2>{t(words.grants)}</h2>
      <Grants grants={page.items} labels={labels} />
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

function Grants({ grants, labels }: { grants: readonly Grant[]; labels: Labels }) {
  const { t, date } = usePage()
  return (
    <Table
      caption={t(words.grants)}
      captionHidden
      rows={grants}
      keyOf={({ grantId }) => grantId}
      empty={t(words.noGrants)}
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
  if (state === 'granted') return <Tag kind="done">{t(words.running)}</Tag>
  return <>{t(words.ended, { paid: number((paidCents ?? 0) / 100, EURO) })}</>
}
