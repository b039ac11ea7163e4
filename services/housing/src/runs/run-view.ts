import { territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import { PREFERENCE_TEXTS } from '../matching/preference-texts.ts'
import type { MatchResult } from '../matching/types.ts'
import { reasonView, textView } from '../requests/request-view.ts'

export const pointsView = z.object({
  code: z.enum(Object.keys(PREFERENCE_TEXTS) as [keyof typeof PREFERENCE_TEXTS]),
  points: z.number().int(),
})

const objectiveView = z.object({
  placed: z.number().int(),
  people: z.number().int(),
  weight: z.number(),
  quality: z.number(),
})

export const certificateView = z.object({
  status: z.enum(['optimal', 'time-limit']),
  weightBound: z.number(),
  qualityBound: z.number(),
  gap: z.number(),
  searched: z
    .number()
    .int()
    .describe('Sub-problems searched beyond what the prices prove; 0: the prices are the whole proof'),
  solver: z.string(),
  milliseconds: z.number(),
  greedy: objectiveView.describe(
    'What giving each the best place still free, most in need first, would have done',
  ),
})

export const changeView = z.object({
  kind: z.enum(['change', 'one-more', 'waiting']),
  placeId: z.uuid().nullable(),
  rules: z.array(z.string()),
  text: textView,
})

export const resultView = z.object({
  requestId: z.uuid(),
  placeId: z.uuid().nullable(),
  points: z.array(pointsView.extend({ text: textView })),
  reasons: z.array(reasonView),
  changes: z.array(changeView).describe('What would house it, each solved again and found true'),
})

export const runSummary = z.object({
  runId: z.uuid().nullable().describe('Null: a dry run, not kept'),
  territory: territorySchema,
  ranAt: z.iso.datetime(),
  startedBy: z.string(),
  objective: objectiveView,
  certificate: certificateView,
})

export const runView = runSummary.extend({ results: z.array(resultView) })

/** Results of a run that has just been computed. */
export function resultsOf({ assignments, reasons }: MatchResult): z.infer<typeof resultView>[] {
  return [
    ...assignments.map(({ requestId, placeId, points }) => ({
      requestId,
      placeId,
      points: inWords(points),
      reasons: [],
      changes: [],
    })),
    ...reasons.map((left) => ({
      requestId: left.requestId,
      placeId: null,
      points: [],
      reasons: left.reasons,
      changes: left.changes,
    })),
  ]
}

export function inWords(points: z.infer<typeof pointsView>[]) {
  return points.map((one) => ({ ...one, text: PREFERENCE_TEXTS[one.code] }))
}
