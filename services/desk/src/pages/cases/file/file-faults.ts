import type { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { fileWords as words } from '../../../words/case-file.ts'
import { contactAttemptWords } from '../../../words/contact-attempts.ts'
import { overlapWords } from '../../../words/overlaps.ts'
import { urgencyFormWords } from '../../../words/urgency.ts'
import type { Translate } from '../../../words/words.ts'
import { caseFaults } from '../household/case-faults.ts'
import type { FileStep } from './file-steps.ts'

/** What a step's form has to correct, at its field; what is about none stands at the form. Pure. */
export function fileFaults(problem: ApiProblem, t: Translate, step: FileStep): FormFault[] {
  switch (problem.code) {
    case 'not-first-in-line':
      return [{ field: 'startReason', text: t(words.notFirst, { number: String(problem.extra.first) }) }]
    case 'overlaps-to-check':
      return [{ field: 'overlapsChecked', text: t(overlapWords.missing) }]
    case 'date-in-the-future':
      return [{ field: 'attemptOn', text: t(contactAttemptWords.dayToCome) }]
    case 'same-urgency':
      return [{ field: 'level', text: t(urgencyFormWords.same) }]
    default:
      return caseFaults(problem, t, `step-${step}`)
  }
}
