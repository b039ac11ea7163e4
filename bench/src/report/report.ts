import type { AtRate } from '../bench.ts'
import { spreadOf } from '../load/latency.ts'
import type { Measured } from '../load/measure.ts'
import type { AtSize, PlanCheck } from '../sizes.ts'
import { describeMachine, type Machine } from './machine.ts'
import { type Plot, plotSvg, type Series } from './plot.ts'
import {
  costByRateTable,
  costTable,
  countersTable,
  cpuMsOf,
  faultTable,
  inSpread,
  latencyTable,
  short,
  table,
} from './tables.ts'
import { type Figures, targetTable } from './targets.ts'

export type Report = Figures & {
  machine: Machine
  /** What was typed. */
  command: string
  overload: AtRate
  seconds: number
}

/** The documents of a run by their path from the root. What people wrote between the marks of `before` stays. */
export function documentsOf(report: Report, before: string): Record<string, string> {
  return {
    'docs/performance.md': performanceMd(report, keptOf(before)),
    'docs/performance/figures.json': `${JSON.stringify(report, null, 1)}\n`,
    'docs/performance/latency.svg': plotSvg(latencyPlot(report.rates)),
    'docs/performance/size.svg': plotSvg(sizePlot(report.sizes)),
  }
}

const BEGIN = '<!-- written by people: kept by npm run bench -->'
const END = '<!-- end -->'

/** What stands between the marks; a document without them has nothing to keep. */
export function keptOf(document: string): string {
  const [, kept = '\n'] = document.split(BEGIN)
  return kept.split(END)[0] ?? '\n'
}

function performanceMd(report: Report, kept: string): string {
  const { machine, command, rates, overload, sustained, sizes, check } = report
  const half = rates.filter(({ what }) => what.startsWith('50 %'))
  const all = [...rates, overload]
  const own = all.filter(({ system }) => system === 'intarsi')
  return `# How fast intarsi is

Written by \`${command}\`: ${describeMachine(machine)}.

${METHOD}

## Targets

${targetTable(report)}

${BEGIN}${kept}${END}

## Latency

The knee, the greatest rate at which no backlog of intarsi grows: ${sustained} a second. Times in milliseconds. p50 is that of the middle run, with the least and the greatest; the others are of
all runs' requests together, and are not told where these are too few: 100 for p99, 1,000 for p99.9. The last column
says how many times the floor's p50 a system needs.

![Latency against rate](performance/latency.svg)

${latencyTable(all)}

## Nothing is lost, doubled or out of order

Counted in the databases after each run, of all its runs together.

${faultTable(all)}

${overloadInWords(overload)}

## What a referral costs

At half of the knee; memory is what is resident at the end, PostgreSQL's shared memory counted in each of its processes.

${costTable(half)}

What intarsi's processes use at every rate, until the last request is done: processor time each in milliseconds, then memory
in MiB.

${costByRateTable(own)}

${countersTable(all)}

## However much is stored

The same load of ${sizes[0]?.run.load.perSecond} a second on ever more stored referrals: copies of households that came through the services and are
over, as nearly all is after years, with keys of their own in every table and index that a new referral meets.

![Cost against size](performance/size.svg)

${sizeTable(sizes)}

${plansInWords(check)}
`
}

const METHOD = `A load generator submits referrals over HTTP to intake; intake, equipe and notifications run as a process each, on a real
Kafka broker with acks=all and on PostgreSQL with fsync and synchronous commit. Arrivals are random (Poisson) on a schedule
that waits for no answer, and latency counts from the moment a request was *due* to the commit of the notice that tells the
case manager, by PostgreSQL's own commit times. Staff and meetings have room for any number. The generator, the broker, the
database and the services share the processors.

The **floor** is the smallest program with the same hops, run in turns with intarsi on the same servers: a request is
committed and published, twice what arrives is committed, and the first time published again. It has no outbox, so a crash
loses requests, no inbox, no rule, and one row a hop. The **peer** is the same hops as most teams write them: NestJS with its
Kafka transport, TypeORM, an outbox that is polled four times a second; \`bench/peers/nest\` says what was chosen and why. It has one run a rate.`

function overloadInWords({ perSecond, runs }: AtRate): string {
  const of = (pick: (run: Measured) => number) => inSpread(spreadOf(runs.map(pick)))
  const [waiting, seconds] = [of(({ backlog }) => backlog), of(({ recoverySeconds }) => recoverySeconds)]
  return `Overload: ${perSecond} a second for ${runs[0]?.load.seconds ?? 0} s left ${waiting} referrals waiting; ${seconds} s later all were done.`
}

function sizeTable(sizes: readonly AtSize[]): string {
  const rows = sizes.map(({ stored, run }) => [
    stored.toLocaleString('en'),
    run.latency.count.toLocaleString('en'),
    short(run.latency.p50),
    short(run.latency.p95),
    short(cpuMsOf(run)),
    short(run.usage.find(({ name }) => name === 'PostgreSQL')?.cpuMs ?? 0),
  ])
  return table(
    ['stored', 'requests', 'p50 (ms)', 'p95 (ms)', 'processor time each (ms)', 'of it PostgreSQL'],
    rows,
  )
}

function plansInWords({ statements, callsEach, scans }: PlanCheck): string {
  const all = `Of ${callsEach.toFixed(0)} statements that run for each referral, housekeeping included, ${statements} different ones are on its way (they run for every second referral at least); the plan of each was asked for where most is stored`
  if (scans.length === 0)
    return `${all}: none reads a table of more than 10,000 rows from one end to the other.`
  const found = scans.map(
    ({ database, table: name, text }) => `- \`${name}\` of ${database}: \`${text.slice(0, 200)}\``,
  )
  return `${all}. **These read a large table from one end to the other:**

${found.join('\n')}`
}

/** Latency and processor time of one more referral over what is stored. */
function sizePlot(sizes: readonly AtSize[]): Plot {
  const over = (name: string, pick: (run: Measured) => number): Series => ({
    name,
    points: sizes.map(({ stored, run }) => ({ x: stored, y: pick(run) })),
  })
  const series = [over('p50', (run) => run.latency.p50), over('processor time', cpuMsOf)]
  return { title: 'One more referral', x: 'referrals stored', y: 'milliseconds', series }
}

/** The middle latency of each system, and its 99th percentile, over the rate. */
export function latencyPlot(rates: readonly AtRate[]): Plot {
  const systems = [...new Set(rates.map(({ system }) => system))]
  const series = systems.flatMap((system) => {
    const own = rates.filter((at) => at.system === system).toSorted((a, b) => a.perSecond - b.perSecond)
    const over = (name: string, pick: (run: AtRate['runs'][number]) => number): Series => ({
      name: `${system} ${name}`,
      points: own.map(({ perSecond, runs }) => {
        const { middle, least, greatest } = spreadOf(runs.map(pick))
        return { x: perSecond, y: middle, least, greatest }
      }),
    })
    return [over('p50', (run) => run.latency.p50), over('p99', (run) => run.latency.p99)]
  })
  return {
    title: 'From submitted to the case manager told',
    x: 'referrals a second',
    y: 'milliseconds',
    series,
  }
}
