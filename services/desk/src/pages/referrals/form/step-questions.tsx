import { Fragment } from 'preact'
import type { FormFault } from '../../../components/error-summary.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { COUNTRY_LIST, MUNICIPALITY_LIST } from './ask.tsx'
import { FormProvider } from './form-context.tsx'
import { HouseholdStep } from './household-step.tsx'
import { NeedsStep } from './needs-step.tsx'
import { NoticeStep } from './notice-step.tsx'
import { countrySuggestions, municipalityNames } from './places.ts'
import type { Answers } from './read-answers.ts'
import { STEP_TITLES, type Step } from './steps.ts'

type StepQuestionsProps = {
  /** More than one where an amendment has something to correct on another. */
  steps: readonly Step[]
  answers: Answers
  faults: readonly FormFault[]
  /** Fields that a gate of the territory reads. */
  gateReads: readonly string[]
  /** The emergency social service's, told as soon as something cannot wait. */
  emergencyPhone: string | null
  /** Criteria of urgency that the other answers show already. */
  derived?: readonly string[]
}

/** The questions of a step, with the answers so far: the inside of a form. */
export function StepQuestions(props: StepQuestionsProps) {
  const { steps, answers, faults, gateReads, emergencyPhone, derived = [] } = props
  const { t } = usePage()
  return (
    <FormProvider value={{ answers, faults, at: '' }}>
      {/* The first button of a form is what Enter presses: it goes on, and adds or removes nobody. */}
      <button type="submit" name="action" value="continue" class="visually-hidden" tabindex={-1}>
        {t(common.saveAndContinue)}
      </button>
      {steps.map((step) => (
        <Fragment key={step}>
          {steps.length > 1 ? <h2>{t(STEP_TITLES[step])}</h2> : null}
          {step === 'household' ? <HouseholdStep /> : null}
          {step === 'needs' ? <NeedsStep gateReads={gateReads} /> : null}
          {step === 'notice' ? <NoticeStep {...{ emergencyPhone, derived }} /> : null}
        </Fragment>
      ))}
      {steps.some((step) => step !== 'notice') ? (
        <Suggestions id={MUNICIPALITY_LIST} names={municipalityNames} />
      ) : null}
      {steps.includes('household') ? <Suggestions id={COUNTRY_LIST} names={countrySuggestions} /> : null}
    </FormProvider>
  )
}

/** What fields of places suggest; the browser filters it while one types. */
export function Suggestions({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}
