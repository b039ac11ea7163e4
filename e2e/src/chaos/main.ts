// `npm run chaos`: runs the system under seeded faults on real Kafka and PostgreSQL, and judges what is left.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MUTANTS } from '@intarsi/testkit/setup'
import { fileOf } from '../clone.ts'
import { planOf } from './plan.ts'
import { renderReport } from './report.ts'
import type { MutantName } from './run.ts'
import { type Outcome, runSeed } from './run-seed.ts'
import { openStage, type Stage } from './stage.ts'

const USAGE = `usage: npm run chaos -- [--seeds 1-200 | --seed N] [--mutants] [--report]
  --seeds A-B  the runs of these seeds (1-5 when nothing is said)
  --seed N     one run; the same seed does the same
  --mutants    first plants each known defect, and fails when a run does not show it
  --report     writes docs/faults.md`

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1-5' },
    mutants: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function seedsOf(range: string): number[] {
  const [first = '', last = first] = range.split('-')
  if (!/^\d+$/.test(first) || !/^\d+$/.test(last)) throw new Error(USAGE)
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
}

const SHOWN = 6

async function runSeeds(stage: Stage, seeds: readonly number[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const seed of seeds) {
    const outcome = await runSeed(stage, planOf(seed))
    outcomes.push(outcome)
    console.log(lineOf(outcome))
    for (const fault of outcome.broken) console.log(`     ${fault}`)
    if (outcome.broken.length > 0)
      console.log(`     again: npm run chaos -- --seed ${seed}; log ${await keepLog(outcome)}`)
    if (values.report) await writeFile(fileOf('docs/faults.md'), renderReport(outcomes))
  }
  return outcomes
}

function lineOf({ seed, broken, strikes, acknowledged, duplicates, parked, seconds }: Outcome): string {
  const kinds = strikes.map(({ kind, struck }) => (struck ? kind : `(${kind})`)).join(', ')
  const counts = `${acknowledged} referrals, ${duplicates} duplicates, ${parked} parked`
  return `${broken.length === 0 ? 'ok  ' : 'FAIL'} seed ${seed} in ${seconds.toFixed(1)} s: ${kinds}; ${counts}`
}

async function keepLog({ seed, lines, broken }: Outcome): Promise<string> {
  const directory = fileOf('node_modules/.cache/chaos')
  await mkdir(directory, { recursive: true })
  const file = join(directory, `seed-${seed}.log`)
  await writeFile(file, [...broken, '', ...lines].join('\n'))
  return file
}

/** The seed of each mutant is one whose faults give its defect something to do. */
const SHOWN_BY: Readonly<Record<MutantName, number>> = {
  'late-commits-lost': 20,
  'inbox-off': 18,
  'two-owners': 395,
}

/** One fault of each sort: those that differ in an id only are alike. */
function unlike(faults: readonly string[]): string[] {
  const sorts = new Map(faults.map((fault) => [fault.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ''), fault]))
  return [...sorts.values()].slice(0, SHOWN)
}

async function runMutants(stage: Stage): Promise<boolean> {
  let caught = true
  for (const mutant of Object.keys(MUTANTS) as MutantName[]) {
    const { broken, seconds } = await runSeed(stage, planOf(SHOWN_BY[mutant]), mutant)
    caught &&= broken.length > 0
    console.log(
      `${broken.length > 0 ? 'ok  ' : 'FAIL'} ${mutant} in ${seconds.toFixed(1)} s: ${MUTANTS[mutant].breaks}`,
    )
    for (const fault of unlike(broken)) console.log(`     seen: ${fault}`)
  }
  return caught
}

if (values.help) console.log(USAGE)
else {
  const seeds = seedsOf(values.seed ?? values.seeds)
  const stage = await openStage()
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => stage.close().finally(() => process.exit(1)))
  try {
    const caught = !values.mutants || (await runMutants(stage))
    const outcomes = await runSeeds(stage, seeds)
    process.exitCode = caught && outcomes.every(({ broken }) => broken.length === 0) ? 0 : 1
  } finally {
    await stage.close()
  }
}
