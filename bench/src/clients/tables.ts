import { KAFKA_CLIENTS, type KafkaClient } from '@intarsi/messaging'
import { spreadOf } from '../load/latency.ts'
import type { Outage } from './outages.ts'
import type { Turn } from './turns.ts'

type Row<Measured> = [name: string, figure: (measured: Measured) => number, digits: number]

const TURNS: Row<Turn>[] = [
  ['publish to handler at 50 records/s, p50, ms', ({ latency }) => latency.p50, 2],
  ['… p99, ms', ({ latency }) => latency.p99, 1],
  ['… processor, ms per 1,000 records', ({ latency }) => latency.cpuMsPer1000, 0],
  ['batches of 500: published, records/s', ({ throughput }) => throughput.publishedPerSecond, 0],
  ['… processor, ms per 1,000 records', ({ throughput }) => throughput.publishCpuMsPer1000, 1],
  ['consumed, records/s', ({ throughput }) => throughput.consumedPerSecond, 0],
  ['… processor, ms per 1,000 records', ({ throughput }) => throughput.consumeCpuMsPer1000, 1],
  ['… memory after it, MiB', ({ throughput }) => throughput.memoryMiB, 0],
  ['idle, 5 topics: processor, ms/s', ({ idle }) => idle.cpuMsPerSecond, 1],
  ['idle: memory, MiB', ({ idle }) => idle.memoryMiB, 0],
]

const OUTAGES: Row<Outage>[] = [
  ['first publication after, s', ({ publishesAfter }) => publishesAfter, 1],
  ['all arrears handled after, s', ({ caughtUpAfter }) => caughtUpAfter, 1],
  ['lost', ({ lost }) => lost, 0],
  ['handled twice', ({ duplicates }) => duplicates, 0],
  ['clients rebuilt', ({ rebuilds }) => rebuilds, 0],
]

/** The middle of the rounds with the least and the greatest, and the second library as a multiple of the first. */
export function turnsTable(turns: readonly Turn[]): string {
  return [...heading(['ratio']), ...TURNS.map((row) => lineOf(row, turns, true))].join('\n')
}

export function outageTable({ killed, hung }: Record<'killed' | 'hung', Outage[][]>): string {
  const named = (what: string) => OUTAGES.map(([name, ...rest]): Row<Outage> => [`${what}: ${name}`, ...rest])
  return [
    ...heading([]),
    ...named('broker killed').map((row) => lineOf(row, killed.flat(), false)),
    ...named('broker hung').map((row) => lineOf(row, hung.flat(), false)),
  ].join('\n')
}

function heading(more: string[]): string[] {
  const names = ['', ...KAFKA_CLIENTS, ...more]
  return [`| ${names.join(' | ')} |`, `| --- |${' ---: |'.repeat(names.length - 1)}`]
}

function lineOf<Measured extends { client: KafkaClient }>(
  [name, figure, digits]: Row<Measured>,
  measured: readonly Measured[],
  withRatio: boolean,
): string {
  const spreads = KAFKA_CLIENTS.map((client) =>
    spreadOf(measured.filter((one) => one.client === client).map(figure)),
  )
  const text = (value: number) => value.toLocaleString('en', { maximumFractionDigits: digits })
  const cells = spreads.map(({ middle, least, greatest }) =>
    least === greatest ? text(middle) : `${text(middle)} (${text(least)} to ${text(greatest)})`,
  )
  const ratio = ((spreads[1]?.middle ?? 0) / (spreads[0]?.middle ?? 1)).toFixed(2)
  return `| ${[name, ...cells, ...(withRatio ? [ratio] : [])].join(' | ')} |`
}
