import type { Area } from '@intarsi/contracts'
import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import type { ObservationAnswer, ObservationRow, ObserverRow } from '../teams/tables.ts'
import { ANSWERS, QUESTIONS } from './questions.ts'

export type ObserverCommand = 'activate' | 'end'
export type ObservationCommand = 'read' | 'acted-on' | 'noted'

const OBSERVERS = {
  activate: { from: ['invited'], to: 'active' },
  end: { from: ['invited', 'active'], to: 'ended' },
} as const satisfies Record<
  ObserverCommand,
  { from: readonly ObserverRow['state'][]; to: ObserverRow['state'] }
>

const OBSERVATIONS = {
  read: { from: ['received'], to: 'read' },
  'acted-on': { from: ['received', 'read'], to: 'acted-on' },
  noted: { from: ['received', 'read'], to: 'noted' },
} as const satisfies Record<
  ObservationCommand,
  { from: readonly ObservationRow['state'][]; to: ObservationRow['state'] }
>

type Refusal<Code extends string> = Rejected<Code>

/** Section 3.3: invited, active, ended. Pure. */
export function decideObserver(
  state: ObserverRow['state'],
  command: ObserverCommand,
): Accepted<ObserverRow['state']> | Refusal<'observer-state-forbids'> {
  const { from, to } = OBSERVERS[command]
  if ((from as readonly string[]).includes(state)) return accept(to)
  return reject('observer-state-forbids', `An observer who is ${state} cannot take ${command}.`, { state })
}

/** Received, read, then acted on or noted. Pure. */
export function decideObservation(
  state: ObservationRow['state'],
  command: ObservationCommand,
): Accepted<ObservationRow['state']> | Refusal<'observation-state-forbids'> {
  const { from, to } = OBSERVATIONS[command]
  if ((from as readonly string[]).includes(state)) return accept(to)
  return reject('observation-state-forbids', `An observation that is ${state} cannot take ${command}.`, {
    state,
  })
}

/** Only the fixed questions of the observer's own area are answered, each once. Pure. */
export function decideAnswers(
  area: Area,
  answers: readonly ObservationAnswer[],
): Accepted<never> | Refusal<'not-this-question'> {
  const known = QUESTIONS[area].map(({ code }) => code)
  const codes = answers.map(({ question }) => question)
  const faults = answers.filter(
    ({ question, answer }) => !known.includes(question) || !Object.hasOwn(ANSWERS, answer),
  )
  if (faults.length === 0 && new Set(codes).size === codes.length) return accept()
  return reject('not-this-question', 'Answer the questions of this area, each once.', {
    questions: known,
    answers: Object.keys(ANSWERS),
  })
}
