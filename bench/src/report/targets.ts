import type { AtRate } from '../bench.ts'
import type { AtSize, PlanCheck } from '../sizes.ts'
import type { Usage } from '../usage.ts'
import { cpuMsOf, middleOf, ratioToFloor, short, table } from './tables.ts'

export type Figures = {
  rates: readonly AtRate[]
  /** The greatest rate that intarsi sustained, a second. */
  sustained: number
  /** Events a second that a relay drains. */
  perSecondDrained: number
  sizes: readonly AtSize[]
  check: PlanCheck
  /** Memory of each process before the first request. */
  atRest: readonly Usage[]
}

export type Target = { what: string; limit: string; found: string; reached: boolean }

const P50_MS = 25
const P99_MS = 100
const SUSTAINED = 1_000
const TIMES_FLOOR = 1.5
const DRAINED = 5_000
const AT_REST_MIB = 150
/** In the same list as the services. */
const SERVERS = ['PostgreSQL', 'Kafka', 'load generator']
/** What two runs differ by anyway. */
const FLAT = 1.2

export const AT_TARGET = 'the rate of the targets'

/** Each target with what was found; pure. */
export function targetsOf({ rates, sustained, perSecondDrained, sizes, check, atRest }: Figures): Target[] {
  const at = rates.find(({ system, what }) => system === 'intarsi' && what === AT_TARGET)
  if (!at) return []
  const where = `at ${at.perSecond} a second`
  const p50 = middleOf(at.runs, (run) => run.latency.p50)
  const p99 = middleOf(at.runs, (run) => run.latency.p99)
  const ratio = ratioToFloor(rates, at) ?? Number.NaN
  return [
    atMost({ what: `p50 ${where}`, limit: P50_MS, found: p50, unit: ' ms' }),
    atMost({ what: `p99 ${where}`, limit: P99_MS, found: p99, unit: ' ms' }),
    atMost({ what: `p50 ${where}, times the floor's`, limit: TIMES_FLOOR, found: ratio, unit: '' }),
    atLeast({ what: 'sustained end to end', limit: SUSTAINED, found: sustained, unit: ' a second' }),
    atLeast({
      what: 'events that a relay drains',
      limit: DRAINED,
      found: perSecondDrained,
      unit: ' a second',
    }),
    atMost({ what: growthOf(sizes), limit: FLAT, found: growth(sizes), unit: '' }),
    atMost({
      what: 'statements that read a large table whole',
      limit: 0,
      found: check.scans.length,
      unit: '',
    }),
    atMost({
      what: 'memory of the largest service before the first request',
      limit: AT_REST_MIB,
      found: Math.max(
        ...atRest.filter(({ name }) => !SERVERS.includes(name)).map(({ memoryMiB }) => memoryMiB),
      ),
      unit: ' MiB',
    }),
  ]
}

/** How many times the processor time of a referral is what it was with the fewest stored. */
function growth(sizes: readonly AtSize[]): number {
  const [first, last] = [sizes[0], sizes.at(-1)]
  return first && last ? cpuMsOf(last.run) / cpuMsOf(first.run) : Number.NaN
}

function growthOf(sizes: readonly AtSize[]): string {
  const [first, last] = [sizes[0]?.stored ?? 0, sizes.at(-1)?.stored ?? 0]
  return `cost of one more at ${last.toLocaleString('en')} stored, times that at ${first.toLocaleString('en')}`
}

type Asked = { what: string; limit: number; found: number; unit: string }

function atMost({ what, limit, found, unit }: Asked): Target {
  return { what, limit: `≤ ${limit}${unit}`, found: short(found) + unit, reached: found <= limit }
}

function atLeast({ what, limit, found, unit }: Asked): Target {
  return {
    what,
    limit: `≥ ${limit.toLocaleString('en')}${unit}`,
    found: short(found) + unit,
    reached: found >= limit,
  }
}

export function targetTable(figures: Figures): string {
  const rows = targetsOf(figures).map(({ what, limit, found, reached }) => [
    what,
    limit,
    found,
    reached ? 'reached' : '**missed**',
  ])
  return table(['target', 'limit', 'found', ''], rows)
}
