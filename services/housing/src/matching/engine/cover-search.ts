import type { Basis } from 'highs'
import { allow, type CoverModel, contractedModel, type Run, run } from './cover-model.ts'
import { expected, type Learnt, learn } from './learnt.ts'

/** The best answer of a cover so far: its columns, and its cost (infinite without one). */
export type Best = { used: number[] | null; cost: number }

/** More than all that the solver's tolerances can add up to in one answer. */
export const MARGIN = 0.05

/** Every quality is a whole number: what costs more than this is no better than the best known. */
export const worthLooking = ({ cost }: Best) => cost - 1 + MARGIN

/** A part of the search: which columns it may use, where the solver stood before (null: nowhere), and what was answered last. */
type Part = {
  least: number
  free: Uint8Array
  basis: Basis | null
  depth: number
  asked: Asked | null
}

type Asked = { question: number; yes: boolean; change: number }

/** Nothing that costs more than `upTo` is looked at. */
type Search = { best: Best; learnt: Learnt; upTo: number; deadline: number }

const limitOf = ({ best, upTo }: Search) => Math.min(worthLooking(best), upTo)

/** A part with less than this of its model's columns left gets a model of its own. */
const NARROW = 0.5
/** So many questions are tried by a few steps on both sides while nothing is known of any, and then near the root. */
const TRIED_FIRST = 16
const TRIED = 1
const NEAR_ROOT = 3
const STEPS = 100

/**
 * Searches a cover by asking whether a household is in a shared place, or is left out. Of the questions that the
 * relaxation leaves open it asks the one expected to raise the cost most on both sides, and learns from what it does. A
 * step of the dual simplex method is a bound, so a part ends as soon as it cannot be better than the best known. Answers
 * the least cost of what was not looked at for lack of time; infinite when all was that costs no more than `upTo`.
 */
export function searchCover(
  model: CoverModel,
  about: { best: Best; learnt: Learnt; least: number; upTo: number; deadline: number },
): number {
  const free = new Uint8Array(model.at.length).fill(1)
  return searchPart(about, model, { least: about.least, free, basis: null, depth: 0, asked: null })
}

function searchPart(search: Search, model: CoverModel, first: Part): number {
  const open = [first]
  let standing: Basis | null = null
  let left = Number.POSITIVE_INFINITY
  for (let part = open.pop(); part; part = open.pop()) {
    if (part.least > limitOf(search)) continue
    if (performance.now() >= search.deadline) {
      left = Math.min(left, part.least)
      continue
    }
    const next = look(search, model, { part, standing })
    standing = next.standing
    left = Math.min(left, next.left)
    open.push(...next.parts)
  }
  return left
}

/** What is still to be looked at, where the solver stands, and the least cost of what could not be. */
type Looked = { parts: Part[]; standing: Basis | null; left: number }

const CLOSED: Looked = { parts: [], standing: null, left: Number.POSITIVE_INFINITY }

function look(search: Search, own: CoverModel, { part, standing }: Looking): Looked {
  const ran = runPart(search, own, { part, standing })
  if (ran === 'unknown') return { ...CLOSED, left: part.least }
  const cost = ran === 'above' ? Number.POSITIVE_INFINITY : ran.cost
  if (part.asked) {
    const raised = Math.min(Math.max(cost - part.least, 0), limitOf(search) - part.least + 1)
    learn(search.learnt, part.asked.question, { ...part.asked, raised })
  }
  if (cost > limitOf(search)) return CLOSED
  const { colValue, colDual } = own.model.getSolution()
  const basis = own.model.getBasis()
  const open = openQuestions(own, colValue)
  if (open.length === 0) {
    const answer = wholeAnswer(own, colValue, cost)
    if (!answer) return { ...CLOSED, left: cost }
    Object.assign(search.best, answer)
    return { ...CLOSED, standing: basis }
  }
  // What costs more than is worth looking at by itself is in no answer of this part.
  const most = limitOf(search) - cost
  const free = part.free.map((may, at) => Number(may === 1 && colDual[at]! <= most + 1e-6))
  const here = { ...part, least: cost, free, basis }
  const tried = tryOut(search, own, { part: here, open })
  const chosen = choose(search, { open, most })
  const parts = [false, true].map((yes) => answered(own, here, { ...chosen, yes }))
  const raise = ({ asked }: Part) => expected(search.learnt, chosen.question, asked!)
  parts.sort((one, other) => raise(other) - raise(one))
  if (free.reduce((sum, may) => sum + may, 0) >= NARROW * own.at.length)
    return { parts, standing: tried ? null : basis, left: Number.POSITIVE_INFINITY }
  return { ...CLOSED, left: searchNarrow(search, own, { parts, above: colDual }) }
}

/** The answer a relaxation without open questions is; null when the solver's numbers are not one after all. */
export function wholeAnswer(own: CoverModel, values: Float64Array, cost: number): Best | null {
  const { cover } = own
  const used = own.expand([...own.at.keys()].filter((position) => values[position]! > 0.5))
  const times = new Uint8Array(cover.rows)
  let sum = 0
  let leftOut = 0
  for (const column of used) {
    sum += cover.cost[column]!
    for (const row of cover.entries[column]!) times[row]! += 1
    if (cover.entries[column]!.length > 0) leftOut += cover.leftOut[column]!
  }
  const isCover = times.every((own) => own === 1) && leftOut <= cover.mostLeftOut + 1e-6
  return isCover && Math.abs(sum - cost) < 0.5 ? { used, cost: sum } : null
}

type Looking = { part: Part; standing: Basis | null }

/** Parts of a part, in a model of only what is left of it. */
function searchNarrow(
  search: Search,
  own: CoverModel,
  { parts, above }: { parts: Part[]; above: Float64Array },
): number {
  let left = Number.POSITIVE_INFINITY
  for (const part of parts.toReversed()) {
    if (part.least > limitOf(search)) continue
    const model = contractedModel(own.highs, own, { ...part, above })
    if (!model) continue
    try {
      const free = new Uint8Array(model.at.length).fill(1)
      left = Math.min(left, searchPart(search, model, { ...part, free, basis: null }))
    } finally {
      model.model.dispose()
    }
  }
  return left
}

function runPart(search: Search, own: CoverModel, { part, standing }: Looking): Run {
  const until = { above: limitOf(search), deadline: search.deadline }
  allow(own, part.free)
  if (part.basis && part.basis !== standing) own.model.setBasis(part.basis)
  const ran = run(own, until)
  if (ran !== 'unknown') return ran
  // From some bases the solver loses its way; not from none.
  own.model.setLogicalBasis()
  return run(own, until)
}

type Open = { question: number; share: number }

/** The questions that the relaxation answers neither with yes nor with no. */
function openQuestions({ cover, at }: CoverModel, values: Float64Array): Open[] {
  const shares = new Map<number, number>()
  for (const [position, value] of values.entries())
    if (value > 1e-6)
      for (const question of cover.answers[at[position]!]!)
        shares.set(question, (shares.get(question) ?? 0) + value)
  return [...shares]
    .filter(([, share]) => share > 1e-6 && share < 1 - 1e-6)
    .map(([question, share]) => ({ question, share }))
}

/** The part in which a question is answered so: yes bars all else in the place (or in the household's row). */
function answered(own: CoverModel, part: Part, { question, share, yes }: Open & { yes: boolean }): Part {
  const { cover, at, rows } = own
  const saysYes = (position: number) => cover.answers[at[position]!]!.includes(question)
  const first = [...at.keys()].find(saysYes)!
  // A place's row comes last in its columns and is in no other; a household's is the only one of what leaves it out.
  const row = rows[first]!.at(-1)!
  const free = part.free.map((may, position) =>
    Number(may === 1 && (saysYes(position) ? yes : !yes || !rows[position]!.includes(row))),
  )
  return { ...part, free, depth: part.depth + 1, asked: { question, yes, change: yes ? 1 - share : share } }
}

/** Tries the most open questions of which nothing is known yet, one of each place; answers whether it tried any. */
function tryOut(
  search: Search,
  own: CoverModel,
  { part, open }: { part: Part; open: readonly Open[] },
): boolean {
  const { learnt, deadline } = search
  const count = learnt.own.size === 0 ? TRIED_FIRST : part.depth <= NEAR_ROOT ? TRIED : 0
  const places = new Set<number | null>()
  for (const { question, share } of open.toSorted(
    (one, other) => Math.abs(one.share - 0.5) - Math.abs(other.share - 0.5),
  )) {
    const { place } = own.cover.questions[question]!
    if (places.size >= count) break
    if (places.has(place) || learnt.own.has(question)) continue
    places.add(place)
    for (const yes of [false, true]) {
      allow(own, answered(own, part, { question, share, yes }).free)
      own.model.setBasis(part.basis!)
      const ran = run(own, { above: limitOf(search), deadline, steps: STEPS })
      if (ran === 'unknown') continue
      const raised = ran === 'above' ? limitOf(search) - part.least + 1 : Math.max(ran.cost - part.least, 0)
      learn(learnt, question, { yes, change: yes ? 1 - share : share, raised })
    }
  }
  return places.size > 0
}

/** The question whose two answers are expected to raise the cost most, as far as that closes them. */
function choose({ learnt }: Search, { open, most }: { open: readonly Open[]; most: number }): Open {
  const value = ({ question, share }: Open) => {
    const no = Math.min(expected(learnt, question, { yes: false, change: share }), most)
    const yes = Math.min(expected(learnt, question, { yes: true, change: 1 - share }), most)
    return Math.max(no, 0.01) * Math.max(yes, 0.01)
  }
  return open.reduce((best, own) => (value(own) > value(best) ? own : best))
}
