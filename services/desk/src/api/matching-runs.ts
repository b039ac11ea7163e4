import { id, instant, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'
import { reason } from './housing-requests.ts'

const text = z.object({ it: z.string(), en: z.string() })
const objective = z.object({
  placed: z.number(),
  people: z.number(),
  weight: z.number(),
  quality: z.number(),
})
export type Objective = z.infer<typeof objective>

export const PROOFS = ['optimal', 'time-limit'] as const

const certificate = z.object({
  status: z.enum(PROOFS),
  weightBound: z.number(),
  qualityBound: z.number(),
  gap: z.number(),
  searched: z.number(),
  solver: z.string(),
  milliseconds: z.number(),
  greedy: objective,
})

/** Who starts the runs that nobody asks for. */
export const SYSTEM = 'system'

const run = z.object({
  runId: id,
  territory: territorySchema,
  ranAt: instant,
  startedBy: z.string(),
  objective,
  certificate,
})
export type MatchingRun = z.infer<typeof run>

const runPage = z.object({ items: z.array(run), next: z.string().nullable() })

/** `from`, `to`: days, both counted in. */
export type RunFilters = {
  status?: (typeof PROOFS)[number] | undefined
  from?: string | undefined
  to?: string | undefined
}

export function listRuns({ housing }: Callers, filters: RunFilters & PageOf & { territory: string }) {
  return housing.get('/matching-runs', runPage, filters)
}

export function readRun({ housing }: Callers, runId: string): Promise<MatchingRun> {
  return housing.get(`/matching-runs/${runId}`, run)
}

/** Matches the open requests of a territory now; the run is kept and its outcomes are told. */
export async function startRun({ housing }: Callers, territory: string): Promise<string> {
  const { runId } = await housing.call('POST', '/matching-runs', run, { body: { territory } })
  return runId
}

const result = z.object({
  requestId: id,
  householdId: id,
  referralNumber: z.string(),
  urgency,
  people: z.number(),
  openedAt: instant,
  requestState: z.string(),
  placeId: id.nullable(),
  placeName: z.string().nullable(),
  points: z.array(z.object({ code: z.string(), points: z.number(), text })),
  reasons: z.array(reason),
  changes: z.array(z.object({ kind: z.string(), placeId: id.nullable(), text })),
})
export type RunResult = z.infer<typeof result>

const resultPage = z.object({ items: z.array(result), next: z.string().nullable() })

export type ResultFilters = { placed: boolean; cursor?: string | undefined; limit: number }

export function listResults({ housing }: Callers, runId: string, filters: ResultFilters) {
  return housing.get(`/matching-runs/${runId}/results`, resultPage, filters)
}
