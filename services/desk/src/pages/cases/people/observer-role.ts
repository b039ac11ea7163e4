import { observerRoleWords } from '../../../words/case-people.ts'
import { roleWords } from '../../../words/codes.ts'
import type { Message } from '../../../words/words.ts'

/** What an observer does, by its code. */
export function observerRole(code: string): Message<''> {
  const known: Readonly<Record<string, Message<''>>> = observerRoleWords
  return known[code] ?? roleWords(code)
}
