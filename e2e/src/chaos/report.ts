import { availableParallelism, cpus, totalmem } from 'node:os'
import type { KafkaClient } from '@intarsi/messaging'
import { FAULT_KINDS, FAULTS, type FaultKind } from './faults.ts'
import type { Outcome } from './run-seed.ts'

const GIB = 1_024 ** 3

/** `client`: the Kafka library that the services worked with. */
export type Judged = { commit: string; client: KafkaClient }

/** The report of many runs as Markdown: per kind of fault what was done and seen, of which commit, on which machine. */
export function renderReport(outcomes: readonly Outcome[], { commit, client }: Judged): string {
  const seeds = outcomes.map(({ seed }) => seed)
  const broken = outcomes.filter((outcome) => outcome.broken.length > 0)
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0)
  const range = `${Math.min(...seeds)}-${Math.max(...seeds)}`
  return `# What was broken, and what held

Written by \`npm run chaos -- --seeds ${range} --client ${client} --report\` at ${commit}. ${machine()}

Each run has databases and consumer groups of its own on a real Kafka broker and a real PostgreSQL, and two processes
that each hold all five services (the desk has no part: it stores nothing and hears no events). Sixteen sportelli send a
referral each within three seconds: most repeat theirs until it is acknowledged, some amend it, some give up at their
first try. Meanwhile two to four faults strike, which the seed alone decides: the same seed has the same faults at the
same moments. Whoever dies is started again at once. When nobody has anything left to do the run is judged by what users
read over HTTP, by the databases, and by the broker's log:

- every acknowledged referral is stored once, none is stored that nobody sent, and each stands in exactly one queue, and
  has one person on each seat of its case manager; its sender and its table read the same;
- that a referral is routed, a case manager proposed or standing in, a request answered: of each, whoever is concerned is
  told exactly once, nobody else is, and in the order of the household's facts; nobody is told of what was never
  committed;
- what nobody was acknowledged is either whole or not there at all;
- the facts of a household are numbered without a gap, published all and in their order, and applied by every consumer
  exactly once and in that order, redriven ones included;
- an event stands twice in the log only when a strike found it between publication and mark, and once for each such
  strike;
- what is parked is seen by operators, all of it, what breaks its contract by everybody who listens to it, and nothing is
  left parked;
- no process ends that nobody killed, although each is asked for its metrics every second, whatever is away.

PostgreSQL writes every commit before it tells it, and does not force it to the disk (\`fsync\` is off): these runs kill
processes, not power. The services of a process die together.

**${outcomes.length} runs, ${broken.length} broken.** ${sum(({ acknowledged }) => acknowledged)} referrals acknowledged,
${sum(({ events }) => events)} events, ${sum(({ duplicates }) => duplicates)} of them published twice, ${sum(({ parked }) => parked)} parked
and cleared, ${Math.round(sum(({ seconds }) => seconds) / 60)} minutes.

| fault | runs | broken | duplicates a run | parked a run | run, median s | run, longest s | at rest after, median s |
|---|---:|---:|---:|---:|---:|---:|---:|
${FAULT_KINDS.map((kind) => rowOf(kind, outcomes)).join('\n')}

A run is counted in the row of each of its faults; not when a process was to die at a named point and never came to it.
"At rest after" begins when the last fault is repaired and every referral has its answer.

## The faults

${FAULT_KINDS.map((kind) => `- **${kind}**: ${FAULTS[kind]}`).join('\n')}

## Shown to see what is broken

\`npm run chaos -- --mutants\` plants three known defects in the databases of a run and fails unless each is seen for what
it is, in a run that holds without it: a relay that passes over what commits late (an event never published), an inbox
that forgets (an event applied twice), and locks that let a shard have two owners (an event published twice for nothing).
They are in \`packages/testkit/src/mutants.ts\`. A run that is broken says its seed: \`npm run chaos -- --seed N\` strikes
again in the same way.
${brokenList(broken)}`
}

function rowOf(kind: FaultKind, outcomes: readonly Outcome[]): string {
  const runs = outcomes.filter(({ strikes }) =>
    strikes.some((strike) => strike.kind === kind && strike.struck),
  )
  const seconds = runs.map((run) => run.seconds)
  const mean = (of: (outcome: Outcome) => number) =>
    runs.length === 0 ? '–' : (runs.reduce((total, run) => total + of(run), 0) / runs.length).toFixed(1)
  const cells = [
    kind,
    runs.length,
    runs.filter(({ broken }) => broken.length > 0).length,
    mean(({ duplicates }) => duplicates),
    mean(({ parked }) => parked),
    median(seconds),
    seconds.length === 0 ? '–' : Math.max(...seconds).toFixed(1),
    median(runs.map(({ recoveryMs }) => recoveryMs / 1_000)),
  ]
  return `| ${cells.join(' | ')} |`
}

function median(numbers: readonly number[]): string {
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
  return middle === undefined ? '–' : middle.toFixed(1)
}

function machine(): string {
  const [first] = cpus()
  const processors = `${availableParallelism()} processors (${first?.model.trim() ?? 'unknown'})`
  return `Machine: ${processors}, ${Math.round(totalmem() / GIB)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}.`
}

function brokenList(broken: readonly Outcome[]): string {
  if (broken.length === 0) return ''
  const lines = broken.flatMap((outcome) => outcome.broken.map((fault) => `- seed ${outcome.seed}: ${fault}`))
  return `\n## Broken\n\n${lines.join('\n')}\n`
}
