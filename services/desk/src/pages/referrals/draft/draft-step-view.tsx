import type { Draft } from '../../../api/drafts.ts'
import type { Earlier } from '../../../api/earlier-referrals.ts'
import { Csrf } from '../../../components/csrf.tsx'
import type { FormFault } from '../../../components/error-summary.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import type { Answers } from '../form/read-answers.ts'
import { StepQuestions } from '../form/step-questions.tsx'
import { StepRemarks } from '../form/step-remarks.tsx'
import { STEP_TITLES, STEPS, type Step } from '../form/steps.ts'
import { Known } from './known.tsx'
import { Stepper } from './stepper.tsx'

type DraftStepProps = {
  draft: Draft
  step: Step
  answers: Answers
  /** What may be of the same household. */
  earlier: readonly Earlier[]
  faults: readonly FormFault[]
  stale: boolean
  sportello: string
  gateReads: readonly string[]
  emergencyPhone: string | null
  /** Criteria of urgency that the answers given before show already. */
  derived: readonly string[]
}

export function DraftStepView(props: DraftStepProps) {
  const { draft, step, answers, earlier, faults, stale, sportello, gateReads, emergencyPhone, derived } =
    props
  const { t } = usePage()
  return (
    <>
      <Stepper draftId={draft.draftId} current={step} />
      <StepRemarks answers={answers} faults={faults} stale={stale} emergencyPhone={emergencyPhone} />
      <h1 class="desk-h1">{t(STEP_TITLES[step])}</h1>
      <Known draftId={draft.draftId} earlier={earlier} />
      <p class="desk-hint desk-text">
        {sportello} · {t(words.lead)}
      </p>
      <form class="desk-form" method="post" action={`/drafts/${draft.draftId}/${step}`} novalidate>
        <Csrf />
        <input type="hidden" name="version" value={draft.version} />
        <StepQuestions
          steps={[step]}
          answers={answers}
          faults={faults}
          gateReads={gateReads}
          emergencyPhone={emergencyPhone}
          derived={derived}
        />
        <div class="desk-actions">
          <button type="submit" class="btn btn-primary" name="action" value="continue">
            {t(common.saveAndContinue)}
          </button>
          <button type="submit" class="btn btn-outline-primary" name="action" value="later">
            {t(words.saveForLater)}
          </button>
          <Back draftId={draft.draftId} step={step} />
        </div>
      </form>
    </>
  )
}

function Back({ draftId, step }: { draftId: string; step: Step }) {
  const { t } = usePage()
  const before = STEPS[STEPS.indexOf(step) - 1]
  return before ? <a href={`/drafts/${draftId}/${before}`}>{t(common.back)}</a> : null
}
