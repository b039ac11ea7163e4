import type { ReferralFile } from '../../../api/referral.ts'
import { Csrf } from '../../../components/csrf.tsx'
import type { FormFault } from '../../../components/error-summary.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import type { Answers } from '../form/read-answers.ts'
import { StepQuestions } from '../form/step-questions.tsx'
import { StepRemarks } from '../form/step-remarks.tsx'
import { STEP_TITLES, STEPS, type Step } from '../form/steps.ts'

type AmendProps = {
  file: ReferralFile
  step: Step
  /** That one, and each other that has something to correct. */
  steps: readonly Step[]
  answers: Answers
  faults: readonly FormFault[]
  stale: boolean
  /** The one that the answers were begun on. */
  version: string | number
  gateReads: readonly string[]
  emergencyPhone: string | null
  sendKey: string
}

export function AmendView(props: AmendProps) {
  const { file, step, steps, answers, faults, stale, version, gateReads, emergencyPhone, sendKey } = props
  const { t } = usePage()
  const address = `/referrals/${file.referralId}`
  return (
    <>
      <Parts address={address} current={step} />
      <StepRemarks answers={answers} faults={faults} stale={stale} emergencyPhone={emergencyPhone} />
      <h1 class="desk-h1">
        {t(words.amend)}: {steps.map((one) => t(STEP_TITLES[one])).join(', ')}
      </h1>
      <p class="desk-hint desk-text">{t(words.amendLead)}</p>
      <form id="amend" class="desk-form" method="post" action={`${address}/amend/${step}`} novalidate>
        <Csrf />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="key" value={sendKey} />
        {steps
          .filter((one) => one !== step)
          .map((one) => (
            <input key={one} type="hidden" name="part" value={one} />
          ))}
        <StepQuestions
          steps={steps}
          answers={answers}
          faults={faults}
          gateReads={gateReads}
          emergencyPhone={emergencyPhone}
        />
        <div class="desk-actions">
          <button type="submit" class="btn btn-primary" name="action" value="send">
            {t(words.amendSend)}
          </button>
          <a href={address}>{t(common.cancel)}</a>
        </div>
      </form>
    </>
  )
}

function Parts({ address, current }: { address: string; current: Step }) {
  const { t } = usePage()
  return (
    <nav aria-label={t(words.amend)}>
      <ul class="desk-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <a href={`${address}/amend/${step}`} aria-current={step === current ? 'page' : undefined}>
              {t(STEP_TITLES[step])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
