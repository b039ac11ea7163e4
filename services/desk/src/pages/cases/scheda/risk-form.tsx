import type { Scheda } from '../../../api/scheda.ts'
import { Csrf } from '../../../components/csrf.tsx'
import type { FormFault } from '../../../components/error-summary.tsx'
import { usePage } from '../../../page/page-context.ts'
import { newReferralWords } from '../../../words/new-referral.ts'
import { schedaWords as words } from '../../../words/scheda.ts'
import { FormProvider } from '../../referrals/form/form-context.tsx'
import type { Answers } from '../../referrals/form/read-answers.ts'
import { RiskChoices } from '../../referrals/form/risk-choices.tsx'

export type RiskAnswers = {
  answers: Answers
  /** What the page showed when it was opened. */
  seen: Answers
  /** Why the restricted parts were opened: needed to show them again with what was answered. */
  reason: string
  sendKey: string
}

type RiskFormProps = { scheda: Scheda; risks: RiskAnswers; faults: readonly FormFault[] }

/** Completed by who has opened what is there already: nothing is written over unseen. */
export function RiskForm({ scheda: { referralId, version }, risks, faults }: RiskFormProps) {
  const { t } = usePage()
  const { answers, seen, reason, sendKey } = risks
  return (
    <form
      class="desk-form desk-no-print"
      method="post"
      action={`/cases/${referralId}/scheda/risks`}
      novalidate
    >
      <Csrf />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="seen" value={seen.toString()} />
      <input type="hidden" name="reason" value={reason} />
      <input type="hidden" name="key" value={sendKey} />
      <h2>{t(newReferralWords.risks)}</h2>
      <p class="desk-text">{t(words.risksHint)}</p>
      <FormProvider value={{ answers, faults, at: '' }}>
        <RiskChoices />
      </FormProvider>
      <button type="submit" class="btn btn-primary">
        {t(words.risksSend)}
      </button>
    </form>
  )
}
