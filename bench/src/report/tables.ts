import type { AtRate } from '../bench.ts'
import { pooled, type Spread, spreadOf } from '../load/latency.ts'
import type { Measured } from '../load/measure.ts'
import type { Usage } from '../usage.ts'

type Pick = (run: Measured) => number

export function middleOf(runs: readonly Measured[], pick: Pick): number {
  return spreadOf(runs.map(pick)).middle
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column < 2 ? '---' : '---:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The middle run, with the least and the greatest when there are several. */
export function inSpread({ middle, least, greatest }: Spread): string {
  return least === greatest ? short(middle) : `${short(middle)} (${short(least)}–${short(greatest)})`
}

export function latencyTable(rates: readonly AtRate[]): string {
  const rows = rates.map((at) => {
    const of = (pick: Pick) => spreadOf(at.runs.map(pick))
    const all = pooled(at.runs.map(({ latency }) => latency))
    return [
      at.what,
      at.system,
      String(at.perSecond),
      short(of((run) => run.achievedPerSecond).middle),
      `${all.count.toLocaleString('en')} in ${at.runs.length}`,
      inSpread(of((run) => run.latency.p50)),
      short(all.p95),
      all.count >= 100 ? short(all.p99) : '–',
      all.count >= 1_000 ? short(all.p999) : '–',
      short(all.max),
      ratioToFloor(rates, at)?.toFixed(1) ?? '',
    ]
  })
  const head = ['rate', 'system', 'offered a second', 'done a second', 'requests, runs']
  return table([...head, 'p50 (ms)', 'p95', 'p99', 'p99.9', 'max', 'p50 by the floor’s'], rows)
}

/** How many times the floor's middle latency a system needs at the same rate; null: nothing to compare with. */
export function ratioToFloor(rates: readonly AtRate[], at: AtRate): number | null {
  const floor = rates.find(({ system, what }) => system === 'floor' && what === at.what)
  if (!floor || at.system === 'floor') return null
  const p50 = (runs: readonly Measured[]) => middleOf(runs, (run) => run.latency.p50)
  return p50(at.runs) / p50(floor.runs)
}

export function faultTable(rates: readonly AtRate[]): string {
  const rows = rates.map(({ what, system, runs }) => {
    const sum = (pick: Pick) => runs.reduce((total, run) => total + pick(run), 0).toLocaleString('en')
    return [
      what,
      system,
      sum((run) => run.offered),
      sum((run) => run.refused),
      sum((run) => run.faults.lost),
      sum((run) => run.faults.duplicated),
      sum((run) => run.faults.reordered),
      short(middleOf(runs, (run) => run.backlog)),
    ]
  })
  const head = ['rate', 'system', 'offered', 'refused', 'lost', 'doubled', 'reordered', 'backlog at the end']
  return table(head, rows)
}

/** Per system and process: processor time for one request, and memory. */
export function costTable(rates: readonly AtRate[]): string {
  const rows = rates.flatMap((at) => {
    const parts = partsOf(at).map(({ name, cpuMs, memoryMiB }) => [
      at.system,
      name,
      short(cpuMs),
      memoryMiB.toFixed(0),
    ])
    return [...parts, [at.system, '**all**', `**${short(middleOf(at.runs, cpuMsOf))}**`, '']]
  })
  return table(['system', 'process', 'processor time each (ms)', 'memory (MiB)'], rows)
}

/** What one system's processes use at each of its rates: processor time for one request, then memory. */
export function costByRateTable(rates: readonly AtRate[]): string {
  const names = rates[0] ? partsOf(rates[0]).map(({ name }) => name) : []
  const rows = rates.map((at) => [
    at.what,
    String(at.perSecond),
    ...partsOf(at).map(({ cpuMs, memoryMiB }) => `${short(cpuMs)}; ${memoryMiB.toFixed(0)}`),
  ])
  return table(['rate', 'a second', ...names], rows)
}

/** Per system and rate: transactions of the databases and requests to the broker for one request. */
export function countersTable(rates: readonly AtRate[]): string {
  const rows = rates.map(({ what, system, perSecond, runs }) => [
    what,
    system,
    String(perSecond),
    short(middleOf(runs, (run) => run.transactionsEach)),
    short(middleOf(runs, (run) => run.kafkaRequestsEach)),
  ])
  const head = ['rate', 'system', 'a second', 'database transactions each', 'requests to Kafka each']
  return table(head, rows)
}

/** Of the middle run for processor time, of the last for memory. */
function partsOf({ runs }: AtRate): Usage[] {
  return (runs.at(-1)?.usage ?? []).map(({ name, memoryMiB }, index) => ({
    name,
    cpuMs: middleOf(runs, (run) => run.usage[index]?.cpuMs ?? 0),
    memoryMiB,
  }))
}

/** Processor milliseconds of everything for one request. */
export function cpuMsOf({ usage }: Measured): number {
  return usage.reduce((total, { cpuMs }) => total + cpuMs, 0)
}

/** Two or three digits that say something. */
export function short(value: number): string {
  if (Number.isNaN(value)) return '–'
  if (value >= 100) return Math.round(value).toLocaleString('en')
  if (value >= 10) return value.toFixed(1)
  return value === 0 ? '0' : value.toFixed(2)
}
