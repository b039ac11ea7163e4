import { faultOf } from '../../../components/error-summary.tsx'
import { FoldedForm } from '../../../components/folded-form.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { romeDay } from '../../../server/rome-instant.ts'
import { common } from '../../../words/common.ts'
import { SUPPORT_END_REASONS, SUPPORT_KINDS, supportWords as words } from '../../../words/support.ts'
import { EURO } from './cents.ts'
import type { SupportProps } from './support-view.tsx'

const anyOf = (faults: SupportProps['faults'], ...fields: string[]) =>
  fields.some((field) => faultOf(faults, field))

/** States what the territory may spend in a year. */
export function BudgetForm({ where, faults, form }: SupportProps) {
  const { t } = usePage()
  return (
    <FoldedForm
      title={t(words.setBudget)}
      open={anyOf(faults, 'year', 'amount')}
      hint={t(words.setHint)}
      action="/housing/support/budget"
      submit={t(words.setBudget)}
    >
      <input type="hidden" name="territory" value={where.territory ?? ''} />
      <TextField
        id="year"
        label={t(words.year)}
        short
        inputmode="numeric"
        maxlength={4}
        value={form.get('year') ?? romeDay(new Date()).slice(0, 4)}
        error={faultOf(faults, 'year')}
      />
      <TextField
        id="amount"
        label={t(words.amount)}
        short
        inputmode="decimal"
        maxlength={15}
        value={form.get('amount')}
        error={faultOf(faults, 'amount')}
      />
    </FoldedForm>
  )
}

/** Ends one of the promises on the page. */
export function EndForm({ page, labels, faults, form }: SupportProps) {
  const { t, number } = usePage()
  const running = page.items.filter(({ state }) => state === 'granted')
  if (running.length === 0) return null
  return (
    <FoldedForm
      title={t(words.end)}
      open={anyOf(faults, 'grantId', 'paid', 'reason')}
      hint={t(words.endHint)}
      action="/housing/support/end"
      submit={t(words.end)}
    >
      <Select
        id="grantId"
        label={t(words.which)}
        empty={t(common.choose)}
        value={form.get('grantId')}
        error={faultOf(faults, 'grantId')}
        options={running.map(({ grantId, householdId, kind, amountCents }) => ({
          value: grantId,
          label: [labels.of(householdId), t(SUPPORT_KINDS[kind]), number(amountCents / 100, EURO)]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <TextField
        id="paid"
        label={t(words.paid)}
        short
        inputmode="decimal"
        maxlength={15}
        value={form.get('paid')}
        error={faultOf(faults, 'paid')}
      />
      <Select
        id="reason"
        label={t(words.reason)}
        empty={t(common.choose)}
        value={form.get('reason')}
        error={faultOf(faults, 'reason')}
        options={Object.entries(SUPPORT_END_REASONS).map(([value, label]) => ({ value, label: t(label) }))}
      />
    </FoldedForm>
  )
}
