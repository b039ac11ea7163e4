import type { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { textOf } from '../../../server/forms.ts'
import { exclusionReasonMissing, territoryWords as words } from '../../../words/territory.ts'
import type { Message, Translate } from '../../../words/words.ts'
import { decisionFaults } from '../../cases/decision/decision-faults.ts'
import { destinationOf, pairOf } from '../../cases/decision/read-decision.ts'

type Command = { path: 'exclusion' | 'override'; body: Record<string, unknown>; said: Message<''> }

/** What the form says, as the service takes it; or what is missing before one can tell which command it is. */
export function readExclusion(form: URLSearchParams, t: Translate): Command | { faults: FormFault[] } {
  const choice = form.get('choice')
  if (choice === 'confirm') {
    const tells = { as: 'tellsHousehold', person: 'tellsPerson', language: 'tellsLanguage' }
    const note = textOf(form, 'note')
    const body = {
      reason: textOf(form, 'reason') ?? undefined,
      destination: destinationOf(form),
      ...(note ? { note } : {}),
      ...pairOf(form, tells),
    }
    return { path: 'exclusion', body, said: words.confirmed }
  }
  if (choice !== 'override') return { faults: [{ field: 'choice', text: t(words.choiceMissing) }] }
  const reason = textOf(form, 'overrideReason')
  if (!reason) return { faults: [{ field: 'overrideReason', text: t(words.overrideReasonMissing) }] }
  return { path: 'override', body: { reason }, said: words.overridden }
}

/** What the service says is missing, at its place; its own list of reasons is not the table's. */
export function exclusionFaults(problem: ApiProblem, t: Translate): FormFault[] {
  return decisionFaults(problem, t).map((fault) => {
    if (fault.field === 'reason') return { ...fault, text: t(exclusionReasonMissing) }
    return fault.field === 'kind' ? { ...fault, field: 'choice' } : fault
  })
}
