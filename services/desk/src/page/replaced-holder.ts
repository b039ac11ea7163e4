import * as z from 'zod'
import type { ApiProblem } from '../api/problem.ts'
import { formatDate, formatList } from '../words/dates.ts'
import { replacedWords as words } from '../words/failures.ts'
import { type Language, type Message, translator } from '../words/words.ts'

const replaced = z.object({
  role: z.enum(['preparer', 'case-manager']),
  holderIds: z.array(z.string()),
  since: z.string(),
})
type Replaced = z.infer<typeof replaced>

/** Who had the task, and who has it now, as the problem `holder-replaced` says; null: it is another problem. Pure. */
export function replacedIn(problem: ApiProblem | null): Replaced | null {
  if (problem?.code !== 'holder-replaced') return null
  return replaced.safeParse(problem.extra).data ?? null
}

/** Since when the task is no more the reader's, and whose it is now: two sentences. Pure. */
export function saidOfReplaced(
  { role, holderIds, since }: Replaced,
  nameOf: (personId: string) => string | null,
  language: Language,
): string[] {
  const t = translator(language)
  const lostSince: Message<'{date}'> = words[role]
  const lost = t(lostSince, { date: formatDate(since, language, 'moment') })
  if (holderIds.length === 0) return [lost, t(words.nobody)]
  const known = holderIds.map(nameOf).filter((name) => name !== null)
  const names = known.length > 0 ? known : [t(words.somebody)]
  return [lost, t(words.now, { names: formatList(names, language) })]
}
