import { between, oneOf, type Random, seeded } from '@intarsi/kernel'
import { FAULT_KINDS, type Fault, type FaultKind } from './faults.ts'

/** One referral that a sportello sends at a moment of its own, whatever became of the others. */
export type Submission = {
  /** Milliseconds after the start of the load. */
  atMs: number
  /** `repeats` until it is acknowledged; `amends` it after that; `gives-up` after its first try, whatever came of it. */
  sender: 'repeats' | 'amends' | 'gives-up'
}

export type Plan = { seed: number; submissions: readonly Submission[]; faults: readonly Fault[] }

const LOAD_MS = 3_000
const SUBMISSIONS = 16
/** What costs a run some seconds (a start of the broker, a group that waits for a dead member): once a run at most. */
const DEAR: ReadonlySet<FaultKind> = new Set(['broker-killed', 'broker-disk-full', 'broker-frozen'])
const LASTS: Partial<Record<FaultKind, readonly [number, number]>> = {
  'instance-frozen': [3_200, 4_500],
  'broker-frozen': [800, 2_500],
  'broker-disk-full': [500, 1_500],
  'postgres-frozen': [500, 2_500],
  'connections-reset': [300, 1_200],
  'connections-slow': [500, 2_000],
  // Five attempts take a second and a half.
  'handler-failing': [2_500, 3_500],
}
const SHORT = [800, 2_000] as const

/**
 * What happens in the run of a seed: the same for the same seed. Each kind of fault leads the runs of every n-th seed,
 * so that a range of seeds has all of them; one to three others go with it.
 */
export function planOf(seed: number): Plan {
  const random = seeded(seed)
  const lead = FAULT_KINDS[seed % FAULT_KINDS.length] as FaultKind
  const submissions = Array.from({ length: SUBMISSIONS }, (_, index) => submissionOf(random, index))
  const kinds = withOthers(random, lead)
  const faults = kinds.map((kind) => faultOf(random, kind)).sort((a, b) => a.atMs - b.atMs)
  return { seed, submissions, faults }
}

function submissionOf(random: Random, index: number): Submission {
  const slot = LOAD_MS / SUBMISSIONS
  const atMs = Math.floor(index * slot) + between(random, 0, Math.floor(slot))
  if (random() < 0.12) return { atMs, sender: 'gives-up' }
  return { atMs, sender: random() < 0.3 ? 'amends' : 'repeats' }
}

function withOthers(random: Random, lead: FaultKind): FaultKind[] {
  const kinds = [lead]
  for (let left = between(random, 1, 3); left > 0; ) {
    const kind = oneOf(random, FAULT_KINDS)
    if (kinds.includes(kind) || (DEAR.has(kind) && (kinds.some((each) => DEAR.has(each)) || random() < 0.6)))
      continue
    kinds.push(kind)
    left--
  }
  return kinds
}

function faultOf(random: Random, kind: FaultKind): Fault {
  const [shortest, longest] = LASTS[kind] ?? SHORT
  return {
    kind,
    atMs: between(random, 100, LOAD_MS - 600),
    forMs: between(random, shortest, longest),
    instance: random() < 0.5 ? 0 : 1,
    link: random() < 0.5 ? 'broker' : 'postgres',
    pass: between(random, 1, 3),
    forward: random() < 0.5,
  }
}
