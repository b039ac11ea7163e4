import type { PicPhase } from '@intarsi/contracts'
import { stepWords as words } from '../../../words/case-steps.ts'
import type { Message } from '../../../words/words.ts'

export type Plain = Message<''>
export type Choice = readonly [value: string, label: Plain]

export type MoveField = {
  name: string
  kind: 'date' | 'text' | 'language' | 'check' | 'choice' | 'party' | 'person' | 'territory'
  label: Plain
  hint?: Plain
  optional?: true
  choices?: readonly Choice[]
  /** Said where an obligatory answer is missing, if not the ordinary words of its kind. */
  missing?: Plain
}

/** A step of a case as people take it: when, what it asks, what it does. */
export type Move = {
  key: string
  from: readonly PicPhase[]
  title: Plain
  hint?: Plain
  said: Plain
  fields: readonly MoveField[]
  /** equipe opens and ends a case, casework follows it between. */
  service: 'casework' | 'equipe'
  path: string
}

export const choices = (of: Readonly<Record<string, Plain>>, ...keys: string[]): readonly Choice[] =>
  keys.map((key) => [key, of[key] ?? { it: key, en: key }] as const)
export const reason = { name: 'reason', kind: 'text', label: words.reason } as const
export const note = { name: 'note', kind: 'text', label: words.note, optional: true } as const
