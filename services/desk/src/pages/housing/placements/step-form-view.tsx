import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Select, TextArea, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { placementWords as words } from '../../../words/placements.ts'
import { type Given, inputId } from './placement-pages.ts'
import type { StepField, StepForm } from './step-forms.ts'

type StepProps = {
  step: StepForm
  placementId: string
  faults: readonly FormFault[]
  given: Given
}

/** One form of a placement, folded until it is wanted or has something to correct. */
export function StepFormView({ step, placementId, faults, given }: StepProps) {
  const { t } = usePage()
  const open = faults.some(({ field }) => field.startsWith(`${step.command}-`))
  return (
    <Disclosure title={t(step.title)} open={open}>
      <form class="desk-form" method="post" action={`/housing/placements/${placementId}/${step.command}`}>
        <Csrf />
        {step.fields.map((field) => {
          const id = inputId(step, field.name)
          return <OneField key={id} id={id} field={field} value={given[id]} error={faultOf(faults, id)} />
        })}
        <button type="submit" class="btn btn-primary">
          {t(step.title)}
        </button>
      </form>
    </Disclosure>
  )
}

type FieldProps = { id: string; field: StepField; value: string | undefined; error: string | undefined }

function OneField({ id, field, value, error }: FieldProps) {
  const { t } = usePage()
  const common = { id, value, error, label: t(field.label), optional: field.optional }
  if (field.kind === 'day') return <TextField type="date" {...common} />
  if (field.kind === 'text') return <TextArea rows={3} maxlength={500} {...common} />
  const options = (field.choices ?? []).map(([code, label]) => ({ value: code, label: t(label) }))
  return <Select empty={t(words.choose)} options={options} {...common} />
}
