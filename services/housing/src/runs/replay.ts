import { problem } from '@intarsi/http'
import type { Selectable } from 'kysely'
import type { HousingDeps } from '../deps.ts'
import { fingerprintOf } from './run-matching.ts'
import type { RunTables } from './tables.ts'

type RunRow = Selectable<RunTables['matching_run']>

/**
 * Solves a kept run again from what it was asked. Refused when it cannot say the same: its time ran out, or part of its
 * question is no longer kept.
 */
export async function replayRun({ db, matcher, config }: HousingDeps, run: RunRow) {
  if (run.certificate.status !== 'optimal')
    throw problem(409, 'run-not-proved', 'Its time ran out: another solving may find something else.')
  const results = await db
    .selectFrom('run_result')
    .select('question')
    .where('run_id', '=', run.run_id)
    .execute()
  const requests = results.flatMap(({ question }) => question ?? [])
  if (!run.places || run.seed === null || requests.length < results.length)
    throw problem(409, 'question-not-kept', 'What this run was asked is no longer kept.')
  const result = await matcher.match({
    now: run.ran_at,
    places: run.places,
    requests,
    weights: run.weights,
    seed: run.seed,
    timeLimitMs: config.INTARSI_MATCHING_LIMIT_MS,
    changesLimitMs: 0,
    ledgerLimitMs: 0,
  })
  const { placed, weight, quality } = result.objective
  return { same: fingerprintOf(result) === run.fingerprint, placed, weight, quality }
}
