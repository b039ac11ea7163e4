import type { Territory } from '@intarsi/contracts'
import type { JSONColumnType } from 'kysely'
import type { Ledger } from '../matching/fairness.ts'
import type {
  Certificate,
  Change,
  MatchPlace,
  MatchRequest,
  Objective,
  Points,
  Reason,
  Weights,
} from '../matching/types.ts'

export type RunTables = {
  /** Territories where something changed since the last run. */
  matching_due: { territory_id: Territory; due_since: Date }
  matching_run: {
    run_id: string
    territory_id: Territory
    ran_at: Date
    started_by: string
    objective: JSONColumnType<Objective>
    certificate: JSONColumnType<Certificate>
    weights: JSONColumnType<Weights>
    /** Of what was proposed and why not: the worker stores a run only when it says something new. */
    fingerprint: string
    /** What lots were drawn from in this run, and what the next run of the territory draws from: told sealed until then. */
    seed: string | null
    next_seed: string | null
    ledger: JSONColumnType<Ledger> | null
    places: JSONColumnType<MatchPlace[]> | null
  }
  run_result: {
    run_id: string
    request_id: string
    household_id: string
    territory_id: Territory
    place_id: string | null
    points: JSONColumnType<Points[]>
    reasons: JSONColumnType<Reason[]>
    changes: JSONColumnType<Change[]>
    /** The request as the run saw it. */
    question: JSONColumnType<MatchRequest> | null
  }
}
