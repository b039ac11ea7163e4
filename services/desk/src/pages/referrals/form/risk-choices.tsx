import { CODE_LISTS } from '@intarsi/contracts'
import { faultOf } from '../../../components/error-summary.tsx'
import { usePage } from '../../../page/page-context.ts'
import { formWords } from '../../../words/form.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import { certaintyName } from './coded-lists.ts'
import { useForm } from './form-context.tsx'

/** Row 29: each risk factor with where it is known from. */
export function RiskChoices() {
  const { t, pick } = usePage()
  const { answers, faults } = useForm()
  const chosen = answers.getAll('riskFactors')
  const error = faultOf(faults, 'riskFactors')
  return (
    <fieldset class={`desk-field${error ? ' has-error' : ''}`} id="riskFactors" tabindex={-1}>
      <legend class="visually-hidden">{t(words.risks)}</legend>
      {error ? <span class="desk-error-text">{error}</span> : null}
      {(CODE_LISTS.riskFactors ?? []).map((risk) => (
        <div class="desk-choice desk-choice-with" key={risk.code}>
          <input
            type="checkbox"
            id={`risk-${risk.code}`}
            name="riskFactors"
            value={risk.code}
            checked={chosen.includes(risk.code)}
          />
          <label for={`risk-${risk.code}`}>{pick(risk)}</label>
          <select
            class="desk-select"
            name={certaintyName(risk.code)}
            aria-label={`${t(formWords.riskCertainty)}: ${pick(risk)}`}
          >
            {(CODE_LISTS.certainty ?? []).map((certainty) => (
              <option
                key={certainty.code}
                value={certainty.code}
                selected={answers.get(certaintyName(risk.code)) === certainty.code}
              >
                {pick(certainty)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  )
}
