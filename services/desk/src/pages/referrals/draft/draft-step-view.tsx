import type { Draft } from '../../../api/drafts.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import { COUNTRY_LIST, MUNICIPALITY_LIST } from '../form/ask.tsx'
import { FormProvider } from '../form/form-context.tsx'
import { HouseholdStep } from '../form/household-step.tsx'
import { NeedsStep } from '../form/needs-step.tsx'
import { NoticeStep } from '../form/notice-step.tsx'
import { countrySuggestions, municipalityNames } from '../form/places.ts'
import type { Answers } from '../form/read-answers.ts'
import { STEP_TITLES, STEPS, type Step } from '../form/steps.ts'
import { Stepper } from './stepper.tsx'

type DraftStepProps = {
  draft: Draft
  step: Step
  answers: Answers
  faults: readonly FormFault[]
  stale: boolean
  sportello: string
  gateReads: readonly string[]
}

export function DraftStepView({ draft, step, answers, faults, stale, sportello, gateReads }: DraftStepProps) {
  const { t } = usePage()
  return (
    <>
      <Stepper draftId={draft.draftId} current={step} />
      <ErrorSummary faults={faults} />
      {stale ? <Notice kind="warning">{t(words.staleDraft)}</Notice> : null}
      <h1 class="desk-h1">{t(STEP_TITLES[step])}</h1>
      <p class="desk-hint desk-text">
        {sportello} · {t(words.lead)}
      </p>
      <FormProvider value={{ answers, faults, at: '' }}>
        <form class="desk-form" method="post" action={`/drafts/${draft.draftId}/${step}`} novalidate>
          <Csrf />
          <input type="hidden" name="version" value={draft.version} />
          {/* The first button of a form is what Enter presses: it goes on, and adds or removes nobody. */}
          <button type="submit" name="action" value="continue" class="visually-hidden" tabindex={-1} />
          {step === 'household' ? <HouseholdStep /> : null}
          {step === 'needs' ? <NeedsStep gateReads={gateReads} /> : null}
          {step === 'notice' ? <NoticeStep /> : null}
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
      </FormProvider>
      {step === 'notice' ? null : <Suggestions step={step} />}
    </>
  )
}

function Back({ draftId, step }: { draftId: string; step: Step }) {
  const { t } = usePage()
  const before = STEPS[STEPS.indexOf(step) - 1]
  return before ? <a href={`/drafts/${draftId}/${before}`}>{t(common.back)}</a> : null
}

/** What fields of places suggest; the browser filters it while one types. */
function Suggestions({ step }: { step: Step }) {
  return (
    <>
      <datalist id={MUNICIPALITY_LIST}>
        {municipalityNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {step === 'household' ? (
        <datalist id={COUNTRY_LIST}>
          {countrySuggestions.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ) : null}
    </>
  )
}
