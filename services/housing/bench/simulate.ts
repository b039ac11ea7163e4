import type { Highs } from 'highs'
import { outcomesOf } from '../src/matching/fairness.ts'
import { DEFAULT_WEIGHTS } from '../src/matching/weights.ts'
import { batch, clairvoyant, type Entered, firstCome, heldBack, live, mostInNeed } from './policies.ts'
import { instantOf, YEAR_DAYS, type Year, yearOf } from './region.ts'

/** What a way of giving out places did in a year. */
export type Measured = {
  policy: string
  /** Of the people who came. */
  peoplePlaced: number
  /** Of the need that came: people by urgency. */
  needPlaced: number
  /** Of U0 and U1 households. */
  urgentPlaced: number
  /** Days between coming and moving in, of those placed. */
  waitDays: number
  /** Points of preference per placement. */
  quality: number
  /** Widest difference of the placement rate between groups of the ledger, large ones (20 requests) only. */
  unequal: number
  proved: boolean
}

export const POLICIES = ['first come', 'greedy', 'batch', 'look-ahead', 'clairvoyant'] as const

/** Every policy lives through the same year of so many territories. The look-ahead knows the year before only. */
export function simulate(
  highs: Highs,
  territories: number,
  { seed, days }: { seed: number; days: number },
): Measured[] {
  const year = yearOf(territories, seed)
  const before = yearOf(territories, seed + 1_000)
  const history = before.arrivals.map(({ request }) => request)
  const optimal = clairvoyant(highs, year)
  const lives: [string, Entered[]][] = [
    ['first come', live(year, firstCome)],
    ['greedy', live(year, mostInNeed)],
    ['batch', live(year, batch(highs))],
    ['look-ahead', live(year, batch(highs), heldBack({ history, historyDays: YEAR_DAYS, days }))],
    ['clairvoyant', optimal.entered],
  ]
  return lives.map(([policy, entered]) => ({
    policy,
    ...measure(year, entered),
    proved: policy !== 'clairvoyant' || optimal.proved,
  }))
}

function measure(year: Year, entered: Entered[]): Omit<Measured, 'policy' | 'proved'> {
  const all = year.arrivals.map(({ request }) => request)
  const placed = entered.map(({ request }) => request)
  const people = (some: typeof all) => some.reduce((sum, one) => sum + one.people, 0)
  const need = (some: typeof all) =>
    some.reduce((sum, one) => sum + one.people * DEFAULT_WEIGHTS.urgency[one.urgency], 0)
  const urgent = (some: typeof all) =>
    some.filter(({ urgency }) => urgency === 'U0' || urgency === 'U1').length
  const cameOn = new Map(year.arrivals.map(({ request, day }) => [request.id, day]))
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length)
  return {
    peoplePlaced: people(placed) / people(all),
    needPlaced: need(placed) / need(all),
    urgentPlaced: urgent(placed) / Math.max(1, urgent(all)),
    waitDays: mean(entered.map(({ request, day }) => day - (cameOn.get(request.id) ?? day))),
    quality: mean(entered.map(({ quality }) => quality)),
    unequal: spread(all, new Set(placed.map(({ id }) => id))),
  }
}

const LARGE_GROUP = 20

function spread(requests: Year['arrivals'][number]['request'][], placed: Set<string>): number {
  const spreads = outcomesOf({ requests, now: instantOf(YEAR_DAYS) }, placed)
    .filter(({ kind }) => kind !== 'waiting')
    .map(({ groups }) => {
      const rates = groups
        .filter((one) => one.requests >= LARGE_GROUP)
        .map((one) => one.placed / one.requests)
      return rates.length === 0 ? 0 : Math.max(...rates) - Math.min(...rates)
    })
  return Math.max(...spreads)
}
