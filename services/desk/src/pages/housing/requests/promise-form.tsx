import { randomUUID } from 'node:crypto'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { FoldedForm } from '../../../components/folded-form.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { SUPPORT_KINDS, supportWords as words } from '../../../words/support.ts'

type PromiseProps = { requestId: string; faults: readonly FormFault[]; form: URLSearchParams }

/** Money for a home, with a place or instead of one. */
export function PromiseForm({ requestId, faults, form }: PromiseProps) {
  const { t } = usePage()
  const error = (field: string) => faultOf(faults, field)
  const open = ['supportKind', 'monthly', 'months'].some(error)
  return (
    <FoldedForm
      title={t(words.promise)}
      open={open}
      hint={t(words.promiseHint)}
      action={`/housing/requests/${requestId}/support`}
      submit={t(words.promise)}
    >
      <input type="hidden" name="key" value={randomUUID()} />
      <Select
        id="supportKind"
        label={t(words.kind)}
        empty={t(common.choose)}
        value={form.get('supportKind')}
        error={error('supportKind')}
        options={Object.entries(SUPPORT_KINDS).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <TextField
        id="monthly"
        label={t(words.monthlySum)}
        hint={t(words.monthlyHint)}
        short
        inputmode="decimal"
        maxlength={12}
        value={form.get('monthly')}
        error={error('monthly')}
      />
      <TextField
        id="months"
        label={t(words.months)}
        short
        inputmode="numeric"
        maxlength={2}
        value={form.get('months') ?? '1'}
        error={error('months')}
      />
    </FoldedForm>
  )
}
