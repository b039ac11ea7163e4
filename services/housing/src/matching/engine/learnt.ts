import type { Question } from './cover.ts'

/** What answers raised the cost by, per unit of what the relaxation had to change; summed, and how often, for no and yes. */
type Raised = { sum: [number, number]; times: [number, number] }

/** Pseudo-costs (Benichou et al. 1971): of each question, of all about a place, of all. */
export type Learnt = {
  questions: readonly Question[]
  own: Map<number, Raised>
  place: Map<number | null, Raised>
  all: Raised
}

const nothing = (): Raised => ({ sum: [0, 0], times: [0, 0] })

export function createLearnt(questions: readonly Question[]): Learnt {
  return { questions, own: new Map(), place: new Map(), all: nothing() }
}

/** `change`: by how much the answer moved the question's share. */
export function learn(
  learnt: Learnt,
  question: number,
  about: { yes: boolean; change: number; raised: number },
): void {
  const side = about.yes ? 1 : 0
  const { place } = learnt.questions[question]!
  for (const known of [at(learnt.own, question), at(learnt.place, place), learnt.all]) {
    known.sum[side] += about.raised / about.change
    known.times[side] += 1
  }
}

function at<Key>(map: Map<Key, Raised>, key: Key): Raised {
  const known = map.get(key)
  if (known) return known
  const fresh = nothing()
  map.set(key, fresh)
  return fresh
}

/** By how much the answer is expected to raise the cost: from itself, else its place, else all. */
export function expected(learnt: Learnt, question: number, about: { yes: boolean; change: number }): number {
  const side = about.yes ? 1 : 0
  const { place } = learnt.questions[question]!
  for (const known of [learnt.own.get(question), learnt.place.get(place), learnt.all])
    if (known && known.times[side] > 0) return (known.sum[side] / known.times[side]) * about.change
  return about.change
}
