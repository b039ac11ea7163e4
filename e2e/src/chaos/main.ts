// `npm run chaos`: runs the system under seeded faults on real Kafka and PostgreSQL, and judges what is left.
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { KAFKA_CLIENTS, type KafkaClient } from '@intarsi/messaging'
import { MUTANTS } from '@intarsi/testkit/setup'
import { fileOf } from '../clone.ts'
import { planOf } from './plan.ts'
import { renderReport } from './report.ts'
import type { MutantName } from './run.ts'
import { type Outcome, runSeed } from './run-seed.ts'
import { openStage, type Stage } from './stage.ts'

const KEPT = 'node_modules/.cache/chaos'

const USAGE = `usage: npm run chaos -- [--seeds 1-200 | --seed N] [--jobs N] [--client NAME] [--mutants] [--report]
  --seeds A-B    the runs of these seeds (1-5 when nothing is said)
  --seed N       one run; the same seed has the same faults at the same moments
  --jobs N       so many runs at a time, each on servers of its own (1 when nothing is said)
  --client NAME  with which Kafka library: ${KAFKA_CLIENTS.join(' or ')} (the first when nothing is said)
  --mutants      first plants each known defect, and fails when a run does not show it
  --report       writes docs/faults.md, or docs/faults-NAME.md of the other library`

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1-5' },
    jobs: { type: 'string', default: '1' },
    client: { type: 'string', default: KAFKA_CLIENTS[0] },
    mutants: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function seedsOf(range: string): number[] {
  const [first = '', last = first] = range.split('-')
  if (!/^\d+$/.test(first) || !/^\d+$/.test(last) || Number(last) < Number(first)) throw new Error(USAGE)
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
}

function jobsOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(USAGE)
  return Number(text)
}

function clientOf(name: string): KafkaClient {
  const client = KAFKA_CLIENTS.find((each) => each === name)
  if (!client) throw new Error(USAGE)
  return client
}

const SHOWN = 6
const commit = values.report ? await commitOf() : ''

/** Each stage takes the next seed that nobody has; answers the outcomes as they came. */
async function runSeeds(stages: readonly Stage[], seeds: readonly number[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const left = seeds.values()
  const work = async (stage: Stage) => {
    for (const seed of left) {
      const outcome = await runSeed(stage, planOf(seed))
      outcomes.push(outcome)
      await tell(outcome)
      if (values.report) await writeReport(outcomes)
    }
  }
  await Promise.all(stages.map(work))
  return outcomes
}

async function tell(outcome: Outcome): Promise<void> {
  const { seed, broken } = outcome
  const lines = [lineOf(outcome), ...broken.map((fault) => `     ${fault}`)]
  if (broken.length > 0)
    lines.push(`     again: npm run chaos -- --seed ${seed}; log ${await keepLog(outcome)}`)
  console.log(lines.join('\n'))
}

function lineOf({ seed, broken, strikes, acknowledged, duplicates, parked, seconds }: Outcome): string {
  const kinds = strikes.map(({ kind, struck }) => (struck ? kind : `(${kind})`)).join(', ')
  const counts = `${acknowledged} referrals, ${duplicates} duplicates, ${parked} parked`
  return `${broken.length === 0 ? 'ok  ' : 'FAIL'} seed ${seed} in ${seconds.toFixed(1)} s: ${kinds}; ${counts}`
}

async function keepLog({ seed, lines, broken }: Outcome): Promise<string> {
  const file = join(fileOf(KEPT), `seed-${seed}.log`)
  await mkdir(fileOf(KEPT), { recursive: true })
  await writeFile(file, [...broken, '', ...lines].join('\n'))
  return file
}

/** After every run: what was seen is not lost with who watches. */
async function writeReport(outcomes: readonly Outcome[]): Promise<void> {
  const inOrder = outcomes.toSorted((one, other) => one.seed - other.seed)
  const client = clientOf(values.client)
  const file = client === KAFKA_CLIENTS[0] ? 'docs/faults.md' : `docs/faults-${client}.md`
  await writeFile(fileOf(file), renderReport(inOrder, { commit, client }))
}

/** What is judged, by its commit; what was changed since is no commit's. */
async function commitOf(): Promise<string> {
  const git = (...words: string[]) => promisify(execFile)('git', words, { cwd: fileOf('.') })
  const changed = (await git('status', '--porcelain', '--', '.', ':!docs')).stdout
  return (await git('rev-parse', '--short', 'HEAD')).stdout.trim() + (changed ? ' with changes' : '')
}

/** Of each mutant a seed whose faults give its defect something to do, and what the check must say of it. */
const SHOWN_BY: Readonly<Record<MutantName, { seed: number; as: RegExp }>> = {
  'late-commits-lost': { seed: 20, as: /was committed and never published/ },
  'inbox-off': { seed: 18, as: /has applied \S+ \S+ [2-9] times/ },
  'two-owners': { seed: 395, as: /was published again .* nothing had interrupted it/ },
}

/** One fault of each sort: those that differ in an id only are alike. */
function unlike(faults: readonly string[]): string[] {
  const sorts = new Map(faults.map((fault) => [fault.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ''), fault]))
  return [...sorts.values()].slice(0, SHOWN)
}

/** Each is to be seen in a run that holds without it. */
async function runMutants(stage: Stage): Promise<boolean> {
  let caught = true
  for (const mutant of Object.keys(MUTANTS) as MutantName[]) {
    const { seed, as } = SHOWN_BY[mutant]
    const clean = await runSeed(stage, planOf(seed))
    await tell(clean)
    const { broken, seconds } = await runSeed(stage, planOf(seed), mutant)
    const shown = broken.filter((fault) => as.test(fault))
    const seen = shown.length > 0 && clean.broken.length === 0
    caught &&= seen
    console.log(`${seen ? 'ok  ' : 'FAIL'} ${mutant} in ${seconds.toFixed(1)} s: ${MUTANTS[mutant].breaks}`)
    for (const fault of unlike(seen ? shown : broken)) console.log(`     seen: ${fault}`)
  }
  return caught
}

if (values.help) console.log(USAGE)
else {
  const seeds = seedsOf(values.seed ?? values.seeds)
  const atOnce = jobsOf(values.jobs)
  const client = clientOf(values.client)
  const stages: Stage[] = []
  const close = () => Promise.all(stages.map((stage) => stage.close()))
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => close().finally(() => process.exit(1)))
  try {
    for (let jobs = atOnce; jobs > 0; jobs--) stages.push(await openStage(client))
    const caught = !values.mutants || (await runMutants(stages[0] as Stage))
    const outcomes = await runSeeds(stages, seeds)
    process.exitCode = caught && outcomes.every(({ broken }) => broken.length === 0) ? 0 : 1
  } finally {
    await close()
  }
}
