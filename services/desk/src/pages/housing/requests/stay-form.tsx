import type { HousingRequestDetail } from '../../../api/housing-requests.ts'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { FoldedForm } from '../../../components/folded-form.tsx'
import { TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { stayWords as words } from '../../../words/stay.ts'

type StayProps = { request: HousingRequestDetail; faults: readonly FormFault[]; form: URLSearchParams }

/** For how long the home is needed, written down by who speaks with the household. */
export function StayForm({ request, faults, form }: StayProps) {
  const { t } = usePage()
  const error = faultOf(faults, 'stayMonths')
  const known = request.stayMonths === null ? '' : String(request.stayMonths)
  return (
    <FoldedForm
      title={t(words.change)}
      open={error !== undefined}
      hint={t(words.hint)}
      action={`/housing/requests/${request.requestId}/stay`}
      submit={t(words.save)}
    >
      <TextField
        id="stayMonths"
        label={t(words.field)}
        short
        inputmode="numeric"
        maxlength={3}
        value={form.get('stayMonths') ?? known}
        error={error}
      />
    </FoldedForm>
  )
}
