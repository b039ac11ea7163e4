import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { eventually } from '@intarsi/testkit/setup'
import { faultsIn } from './check/check.ts'
import { duplicatesOf } from './check/duplicates.ts'
import { type Kept, readKept, readPages, readRunLog } from './collect.ts'
import type { Facts, Parked, Strike } from './facts.ts'
import { type Ask, createAsk, type Load, submitAll } from './load.ts'
import { clearParked, countParked, readParked } from './parked.ts'
import type { Plan } from './plan.ts'
import { isAtRest } from './rest.ts'
import { type MutantName, openRun, outboxEnds, type Run } from './run.ts'
import { SERVICE_NAMES } from './services.ts'
import type { Stage } from './stage.ts'
import { strike } from './strikes.ts'

const REST_MS = 120_000
const SCRAPE_MS = 1_000

/** What a run came to; `broken` is empty when every guarantee held. */
export type Outcome = {
  seed: number
  strikes: readonly Strike[]
  broken: readonly string[]
  acknowledged: number
  events: number
  duplicates: number
  parked: number
  seconds: number
  /** From the last repair until nobody had anything left to do. */
  recoveryMs: number
  lines: readonly string[]
}

/** Starts the system, sends what the plan says under its faults, lets it come to rest, and judges what is left. */
export async function runSeed(stage: Stage, plan: Plan, mutant?: MutantName): Promise<Outcome> {
  const begunAt = performance.now()
  await Promise.all([stage.servers.postgres.up(), stage.servers.broker.up()])
  const lateCommits = plan.faults.some(({ kind }) => kind === 'commits-late')
  const name = `run-${plan.seed}-${begunAt.toFixed(0)}`
  const run = await openRun(stage, { name, lateCommits, mutant })
  try {
    const done = await runPlan(run, plan).catch(notCarriedOut)
    const seconds = (performance.now() - begunAt) / 1_000
    return { ...done, seed: plan.seed, seconds, lines: run.slots.flatMap((slot) => slot.lines()) }
  } finally {
    await run.close()
  }
}

type Done = Omit<Outcome, 'seed' | 'seconds' | 'lines'>

/** Whatever the run itself could not do is a fault of the system too: its repairs wait long enough. */
function notCarriedOut(error: Error): Done {
  const broken = [`not carried out: ${error.message.slice(0, 200)}`]
  return { strikes: [], broken, acknowledged: 0, events: 0, duplicates: 0, parked: 0, recoveryMs: 0 }
}

async function runPlan(run: Run, plan: Plan): Promise<Done> {
  const ask = createAsk(run)
  const marks = { planted: [] as string[], unreadable: { planted: 0 }, migrated: null as Facts['migrated'] }
  const begunAt = performance.now()
  const strikeAt = async (fault: Plan['faults'][number]) => {
    await pause(Math.max(fault.atMs - (performance.now() - begunAt), 0))
    return strike(run, fault, marks)
  }
  const struck = Promise.all(plan.faults.map(strikeAt))
  const [load, strikes] = await Promise.all([submitAll(ask, plan), struck, scrapeUntil(struck, run)])
  const repairedAt = performance.now()
  await Promise.all(run.slots.map((slot) => slot.up()))
  const { parked, hiddenParked, unrest } = await comeToRest({ run, ask }, marks.planted)
  const recoveryMs = performance.now() - repairedAt
  const facts = await collect({ run, ask }, { load, strikes, parked, hiddenParked, marks })
  return {
    strikes,
    broken: [...unrest, ...faultsIn(facts)],
    acknowledged: load.acknowledged.length,
    events: facts.announced.length,
    duplicates: duplicatesOf(facts.log).length,
    parked: parked.length,
    recoveryMs,
  }
}

/** As a collector does all the time: whoever is asked while a server is away answers, and lives on. */
async function scrapeUntil(end: Promise<unknown>, { slots }: Run): Promise<void> {
  let going = true
  const stop = () => {
    going = false
  }
  void end.then(stop, stop)
  while (going) {
    const urls = slots.flatMap((slot) => slot.metrics())
    const signal = AbortSignal.timeout(SCRAPE_MS)
    // What is killed or frozen does not answer; what ends by itself is counted.
    await Promise.allSettled(urls.map((url) => fetch(url, { signal }).then((answer) => answer.text())))
    await pause(SCRAPE_MS)
  }
}

type Scene = { run: Run; ask: Ask }

/** Waits until everything is applied or parked, then clears what is parked, and again until there is nothing. */
async function comeToRest(
  scene: Scene,
  planted: readonly string[],
): Promise<{ parked: Parked[]; hiddenParked: number; unrest: string[] }> {
  const parked: Parked[] = []
  let hiddenParked = 0
  try {
    for (;;) {
      const kept = await atRest(scene)
      const seen = await readParked(scene.ask, sequencesOf(kept))
      const counts = await countParked(scene.run.pools)
      const hidden = counts.reduce((sum, [, count]) => sum + count, -seen.length)
      hiddenParked += Math.max(hidden, 0)
      if (seen.length === 0) return { parked, hiddenParked, unrest: [] }
      parked.push(...seen)
      await clearParked({ ask: scene.ask, pools: scene.run.pools }, seen, planted)
    }
  } catch (error) {
    return { parked, hiddenParked, unrest: [`never at rest: ${(error as Error).message.slice(0, 200)}`] }
  }
}

async function atRest({ run }: Scene): Promise<Kept> {
  await eventually(async () => (await isAtRest(run)) && (await isAtRest(run)), { deadlineMs: REST_MS })
  return readKept(run)
}

function sequencesOf({ announced }: Kept): (eventId: string) => number {
  const sequences = new Map(announced.map(({ envelope }) => [envelope.id, Number(envelope.sequence)]))
  return (eventId) => sequences.get(eventId) ?? 0
}

type Marks = { planted: string[]; unreadable: { planted: number }; migrated: Facts['migrated'] }
type Left = { load: Load; strikes: Strike[]; parked: Parked[]; hiddenParked: number; marks: Marks }

async function collect(
  { run, ask }: Scene,
  { load, strikes, parked, hiddenParked, marks }: Left,
): Promise<Facts> {
  const { kept, log, pages } = await readUndisturbed({ run, ask }, load)
  return {
    ...kept,
    ...{ acknowledged: load.acknowledged, unanswered: load.unanswered },
    ...{ amended: load.amended, answers: load.answers, hiddenParked },
    listening: run.slots[0].listening(),
    endedAlone: run.slots.reduce((sum, slot) => sum + slot.endedAlone(), 0),
    ...{ log, pages, strikes, parked, planted: marks.planted, migrated: marks.migrated },
    unreadable: { planted: marks.unreadable.planted, deadLetters: deadLettersOf(run, log) },
    leftParked: Object.fromEntries(await countParked(run.pools)),
  }
}

/** A service that does something by the clock meanwhile would be seen with it half done: then all is read again. */
function readUndisturbed({ run, ask }: Scene, load: Load) {
  const read = async () => {
    const before = await outboxEnds(run.pools)
    if (!(await isAtRest(run))) return false
    const found = {
      kept: await readKept(run),
      log: await readRunLog(run),
      pages: await readPages(ask, load),
    }
    return isDeepStrictEqual(before, await outboxEnds(run.pools)) && found
  }
  return eventually(read, { deadlineMs: REST_MS })
}

/** How many records each service that reads intake's households has put aside. */
function deadLettersOf({ topics }: Run, log: Facts['log']): Record<string, number> {
  const readers = SERVICE_NAMES.filter((service) => topics[service].includes('intarsi.intake.households'))
  const count = (service: string) =>
    log.filter(({ topic }) => topic === `intarsi.${service}.dead-letters`).length
  return Object.fromEntries(readers.map((service) => [service, count(service)]))
}
