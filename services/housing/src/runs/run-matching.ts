import { createHash } from 'node:crypto'
import type { Territory } from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Matcher } from '../matching/create-matcher.ts'
import type { MatchResult } from '../matching/types.ts'
import { DEFAULT_WEIGHTS } from '../matching/weights.ts'
import { romeDay } from '../rome-time.ts'
import type { HousingDb, HousingTx, HousingUnitOfWork } from '../schema.ts'
import { loadInput, type RunInput } from './load-input.ts'
import { tellOutcomes } from './tell-outcomes.ts'

export type RunDeps = {
  db: HousingDb
  unitOfWork: HousingUnitOfWork
  matcher: Matcher
  newId: NewId
  timeLimitMs: number
}

export type Run = { input: RunInput; result: MatchResult; fingerprint: string }

/** Matches a territory and stores nothing: what a dry run shows. Works on a snapshot, outside any transaction. */
export async function computeRun(deps: RunDeps, territory: Territory, now: Date): Promise<Run> {
  const input = await loadInput(deps.db, territory, now)
  const { households: _households, ...question } = input
  const result = await deps.matcher.match({ ...question, timeLimitMs: deps.timeLimitMs })
  return { input, result, fingerprint: fingerprintOf(result) }
}

export type StoredRun = { runId: string; territory: Territory; startedBy: string; run: Run }

/** Keeps a run with the result of every request. Proposals only: a person makes the offers. */
export async function storeRun({ trx }: HousingTx, { runId, territory, startedBy, run }: StoredRun) {
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
    })
    .execute()
  const rows = resultRows({ runId, territory, run })
  for (let from = 0; from < rows.length; from += 1000)
    await trx
      .insertInto('run_result')
      .values(rows.slice(from, from + 1000))
      .execute()
}

function resultRows({ runId, territory, run: { input, result } }: Omit<StoredRun, 'startedBy'>) {
  const row = (requestId: string) => ({
    run_id: runId,
    request_id: requestId,
    household_id: input.households.get(requestId) ?? '',
    territory_id: territory,
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
    const run = await computeRun(deps, territory, now)
    const last = await lastRun(deps.db, territory)
    const known = last && saysTheSame(last, run, now) ? last.run_id : undefined
    const runId = known ?? deps.newId()
    if (!known) await deps.unitOfWork((tx) => storeRun(tx, { runId, territory, startedBy: 'system', run }))
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
    .select(['run_id', 'fingerprint', 'ran_at'])
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
function fingerprintOf({ assignments, reasons }: MatchResult): string {
  const placed = assignments.map(({ requestId, placeId }) => [requestId, placeId])
  const left = reasons.map((one) => [
    one.requestId,
    one.reasons.map(({ code, placeIds }) => [code, placeIds]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([placed, left]))
    .digest('hex')
}
