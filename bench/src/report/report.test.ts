import { expect, test } from 'vitest'
import type { AtRate } from '../bench.ts'
import { latencyOf } from '../load/latency.ts'
import type { Measured } from '../load/measure.ts'
import { documentsOf, keptOf } from './report.ts'
import { ratioToFloor } from './tables.ts'
import { AT_TARGET, targetsOf } from './targets.ts'

function run(p50: number, change: Partial<Measured> = {}): Measured {
  return {
    load: { perSecond: 200, seconds: 8, warmUpSeconds: 2, seed: 1 },
    offered: 1_600,
    achievedPerSecond: 199,
    latency: { ...latencyOf(Array.from({ length: 1_600 }, () => p50)), p50, p99: p50 * 3 },
    answered: latencyOf([1]),
    generatorLateMs: 1,
    refused: 0,
    backlog: 2,
    recoverySeconds: 0.1,
    faults: { lost: 0, duplicated: 0, reordered: 0 },
    transactionsEach: 12,
    kafkaRequestsEach: 3,
    usage: [{ name: 'intake', cpuMs: 4, memoryMiB: 120 }],
    ...change,
  }
}

const at = (system: string, what: string, runs: Measured[]): AtRate => ({
  system,
  what,
  perSecond: 200,
  runs,
})
const rates = [
  at('intarsi', '50 % of the knee', [run(20), run(30), run(24)]),
  at('floor', '50 % of the knee', [run(10)]),
  at('intarsi', AT_TARGET, [run(24), run(26), run(90)]),
  at('floor', AT_TARGET, [run(13)]),
]
const report = {
  rates,
  sustained: 400,
  perSecondDrained: 6_100,
  sizes: [
    { stored: 1_000, run: run(20) },
    { stored: 1_000_000, run: run(21, { usage: [{ name: 'PostgreSQL', cpuMs: 4.4, memoryMiB: 500 }] }) },
  ],
  check: { statements: 60, callsEach: 120, scans: [] },
  atRest: [
    { name: 'intake', cpuMs: 900, memoryMiB: 120 },
    { name: 'Kafka', cpuMs: 9_000, memoryMiB: 500 },
  ],
  command: 'npm run bench -- --million',
  overload: at('intarsi', 'overload', [run(900, { backlog: 1_234, recoverySeconds: 7.25 })]),
  seconds: 600,
  machine: { processors: 2, model: 'A', memoryGiB: 24, node: '24.0.0', busy: 0.1 },
}

test('a target is told with what was found, by the middle run, reached or not', () => {
  expect(targetsOf(report)).toEqual([
    { what: 'p50 at 200 a second', limit: '≤ 25 ms', found: '26.0 ms', reached: false },
    { what: 'p99 at 200 a second', limit: '≤ 100 ms', found: '78.0 ms', reached: true },
    { what: "p50 at 200 a second, times the floor's", limit: '≤ 1.5', found: '2.00', reached: false },
    { what: 'sustained end to end', limit: '≥ 1,000 a second', found: '400 a second', reached: false },
    { what: 'events that a relay drains', limit: '≥ 5,000 a second', found: '6,100 a second', reached: true },
    {
      what: 'cost of one more at 1,000,000 stored, times that at 1,000',
      limit: '≤ 1.2',
      found: '1.10',
      reached: true,
    },
    { what: 'statements that read a large table whole', limit: '≤ 0', found: '0', reached: true },
    {
      what: 'memory of the largest service before the first request',
      limit: '≤ 150 MiB',
      found: '120 MiB',
      reached: true,
    },
  ])
})

test('a system is compared with the floor at the same rate', () => {
  expect(ratioToFloor(rates, rates[0] as AtRate)).toBe(2.4)
  expect(ratioToFloor(rates, rates[1] as AtRate)).toBeNull()
})

test('the document has every figure, the spread and the size of the machine, and keeps what people wrote', () => {
  const before = 'x<!-- written by people: kept by npm run bench -->\n\nBecause.\n\n<!-- end -->y'
  const documents = documentsOf(report, before)
  const text = documents['docs/performance.md']
  expect(text).toContain('24.0 (20.0–30.0)')
  expect(text).toContain('2 processors (A), 24 GiB')
  expect(text).toContain('left 1,234 referrals waiting; 7.25 s later')
  expect(text).toContain('| overload | 200 | 4.00; 120 |')
  expect(text).toContain('| overload | intarsi | 200 | 12.0 | 3.00 |')
  expect(text).toContain('\n\nBecause.\n\n')
  expect(keptOf(text ?? '')).toBe('\n\nBecause.\n\n')
  expect(documents['docs/performance/latency.svg']).toContain('intarsi p99')
})

test('a run on a busy machine says so', () => {
  const busy = { ...report, machine: { ...report.machine, busy: 2.3 } }
  expect(documentsOf(busy, '')['docs/performance.md']).toContain('was not quiet')
  expect(documentsOf(report, '')['docs/performance.md']).not.toContain('was not quiet')
})
