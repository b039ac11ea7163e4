import { createHash } from 'node:crypto'
import type { Territory } from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Matcher } from '../matching/create-matcher.ts'
import { policyOf } from '../matching/published-policies.ts'
import type { MatchResult } from '../matching/types.ts'
import { DEFAULT_WEIGHTS } from '../matching/weights.ts'
import { romeDay } from '../rome-time.ts'
import type { HousingDb, HousingTx, HousingUnitOfWork } from '../schema.ts'
import { loadHistory, loadInput, type RunInput } from './load-input.ts'
import { tellOutcomes } from './tell-outcomes.ts'

type QuestionDeps = Pick<RunDeps, 'db' | 'matcher'>

export type RunDeps = {
  db: HousingDb
  unitOfWork: HousingUnitOfWork
  matcher: Matcher
  newId: NewId
  timeLimitMs: number
}

/** The question of a territory as it stands: who waits, and each place with what it is expected to be missed for. */
async function loadQuestion(
  deps: QuestionDeps,
  territory: Territory,
  { now, seed }: { now: Date; seed: string },
): Promise<RunInput> {
  const loaded = { ...(await loadInput(deps.db, territory, now)), seed }
  return { ...loaded, places: await withHoldPrices(deps, territory, loaded) }
}

/** The question as the last run would be asked it now: with the same lots. */
export async function currentQuestion(
  deps: QuestionDeps,
  territory: Territory,
  now: Date,
): Promise<RunInput> {
  const last = await lastRun(deps.db, territory)
  return loadQuestion(deps, territory, { now, seed: last?.seed ?? '' })
}

export type Run = { input: RunInput; result: MatchResult; fingerprint: string }

/**
 * Matches a territory and stores nothing: what a dry run shows. Works on a snapshot, outside any transaction. Lots are
 * drawn from the seed.
 */
export async function computeRun(
  deps: RunDeps,
  territory: Territory,
  { now, seed }: { now: Date; seed: string },
): Promise<Run> {
  const input = await loadQuestion(deps, territory, { now, seed })
  const { households: _households, ...question } = input
  const result = await deps.matcher.match({ ...question, timeLimitMs: deps.timeLimitMs })
  return { input, result, fingerprint: fingerprintOf(result) }
}

/** Places as they are, each with what it is expected to be missed for where the territory looks ahead. */
async function withHoldPrices({ db, matcher }: QuestionDeps, territory: Territory, loaded: RunInput) {
  const { households: _households, ...question } = loaded
  const days = policyOf(territory).lookAheadDays
  if (days === 0) return loaded.places
  const prices = await matcher.hold(question, { ...(await loadHistory(db, territory, loaded.now)), days })
  return loaded.places.map((place) => {
    const holdPrice = prices[place.id]
    return holdPrice === undefined ? place : { ...place, holdPrice }
  })
}

/** What the next run draws its lots from: sealed since the last run, so that nobody chooses it knowing who waits. */
export async function sealedSeed({ db, newId }: RunDeps, territory: Territory): Promise<string> {
  const last = await lastRun(db, territory)
  return last?.next_seed ?? newId()
}

export type StoredRun = { runId: string; nextSeed: string; territory: Territory; startedBy: string; run: Run }

/** Keeps a run with the result of every request. Proposals only: a person makes the offers. */
export async function storeRun(
  { trx }: HousingTx,
  { runId, nextSeed, territory, startedBy, run }: StoredRun,
): Promise<void> {
  const { input, result, fingerprint } = run
  await trx
    .insertInto('matching_run')
    .values({
      run_id: runId,
      territory_id: territory,
      ran_at: input.now,
      started_by: startedBy,
      objective: JSON.stringify(result.objective),
      certificate: JSON.stringify(result.certificate),
      weights: JSON.stringify(input.weights ?? DEFAULT_WEIGHTS),
      fingerprint,
      seed: input.seed ?? null,
      next_seed: nextSeed,
      ledger: JSON.stringify(result.ledger),
      places: JSON.stringify(input.places),
    })
    .execute()
  const rows = resultRows({ runId, territory, run })
  for (let from = 0; from < rows.length; from += 1000)
    await trx
      .insertInto('run_result')
      .values(rows.slice(from, from + 1000))
      .execute()
}

function resultRows({
  runId,
  territory,
  run: { input, result },
}: Pick<StoredRun, 'runId' | 'territory' | 'run'>) {
  const asked = new Map(input.requests.map((request) => [request.id, request]))
  const row = (requestId: string) => ({
    run_id: runId,
    request_id: requestId,
    household_id: input.households.get(requestId) ?? '',
    territory_id: territory,
    question: JSON.stringify(asked.get(requestId)),
  })
  return [
    ...result.assignments.map(({ requestId, placeId, points }) => ({
      ...row(requestId),
      place_id: placeId,
      points: JSON.stringify(points),
      reasons: '[]',
      changes: '[]',
    })),
    ...result.reasons.map(({ requestId, reasons, changes }) => ({
      ...row(requestId),
      place_id: null,
      points: '[]',
      reasons: JSON.stringify(reasons),
      changes: JSON.stringify(changes),
    })),
  ]
}

/**
 * Matches the territories where something changed; answers how many. The mark goes only when its run is told, and
 * only if nothing changed meanwhile, so that a crash or a late change means another run and never a lost one.
 */
export async function runDue(deps: RunDeps, now: Date): Promise<number> {
  const due = await deps.db.selectFrom('matching_due').selectAll().orderBy('due_since').limit(10).execute()
  for (const { territory_id: territory, due_since: since } of due) {
    const seed = await sealedSeed(deps, territory)
    const run = await computeRun(deps, territory, { now, seed })
    const last = await lastRun(deps.db, territory)
    const known = last && saysTheSame(last, run, now) ? last.run_id : undefined
    const runId = known ?? deps.newId()
    const stored = { runId, nextSeed: deps.newId(), territory, startedBy: 'system', run }
    if (!known) await deps.unitOfWork((tx) => storeRun(tx, stored))
    await tellOutcomes(deps, runId, run.result)
    await deps.db
      .deleteFrom('matching_due')
      .where('territory_id', '=', territory)
      .where('due_since', '<=', since)
      .execute()
  }
  return due.length
}

async function lastRun(db: HousingDb, territory: Territory) {
  return db
    .selectFrom('matching_run')
    .select(['run_id', 'fingerprint', 'ran_at', 'seed', 'next_seed'])
    .where('territory_id', '=', territory)
    .orderBy('ran_at', 'desc')
    .orderBy('run_id', 'desc')
    .executeTakeFirst()
}

/** At least one run a day is kept, so that each day's answer can be read. */
function saysTheSame(last: { fingerprint: string; ran_at: Date }, run: Run, now: Date): boolean {
  return last.fingerprint === run.fingerprint && romeDay(last.ran_at) === romeDay(now)
}

/** Of who gets which place and why the others none; not of the weights, which grow every day. */
export function fingerprintOf({ assignments, reasons }: MatchResult): string {
  const placed = assignments.map(({ requestId, placeId }) => [requestId, placeId])
  const left = reasons.map((one) => [
    one.requestId,
    one.reasons.map(({ code, placeIds }) => [code, placeIds]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([placed, left]))
    .digest('hex')
}
