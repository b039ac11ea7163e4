import { usePage } from '../../../page/page-context.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import { STEP_TITLES, STEPS, type Step } from '../form/steps.ts'

const ALL: readonly (Step | 'summary')[] = [...STEPS, 'summary']

/** Where one is among the steps; each can be opened at any time. */
export function Stepper({ draftId, current }: { draftId: string; current: Step | 'summary' }) {
  const { t } = usePage()
  return (
    <nav aria-label={t(words.steps)}>
      <p class="desk-hint">{t(words.stepOf, { step: ALL.indexOf(current) + 1, all: ALL.length })}</p>
      <ol class="desk-steps">
        {ALL.map((step, index) => (
          <li key={step}>
            <a href={`/drafts/${draftId}/${step}`} aria-current={step === current ? 'step' : undefined}>
              {`${index + 1}. ${t(STEP_TITLES[step])}`}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
