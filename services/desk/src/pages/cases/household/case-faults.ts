import type { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { problemWords } from '../../../words/problems.ts'
import type { Translate } from '../../../words/words.ts'

/** What a service did not accept, at the field it is about; what is about none stands at `otherwise`. Pure. */
export function caseFaults(problem: ApiProblem, t: Translate, otherwise: string): FormFault[] {
  const fields = problem.faults.map(({ pointer }) => pointer.split('/')[1] ?? '').filter(Boolean)
  const text = t(problemWords(problem.code))
  if (fields.length === 0) return [{ field: otherwise, text }]
  return [...new Set(fields)].map((field) => ({ field, text }))
}
