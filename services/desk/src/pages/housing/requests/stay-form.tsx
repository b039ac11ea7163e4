import type { HousingRequestDetail } from '../../../api/housing-requests.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
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
    <Disclosure title={t(words.change)} open={error !== undefined}>
      <p class="desk-text">{t(words.hint)}</p>
      <form class="desk-form" method="post" action={`/housing/requests/${request.requestId}/stay`} novalidate>
        <Csrf />
        <TextField
          id="stayMonths"
          label={t(words.field)}
          short
          inputmode="numeric"
          maxlength={3}
          value={form.get('stayMonths') ?? known}
          error={error}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.save)}
        </button>
      </form>
    </Disclosure>
  )
}
