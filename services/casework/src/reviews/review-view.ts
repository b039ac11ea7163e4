import { date, id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import { REVIEW_CAUSES, REVIEW_OUTCOMES, type ReviewRow } from './tables.ts'

export const reviewView = z.object({
  reviewId: id,
  cause: z.enum(REVIEW_CAUSES),
  plannedOn: date,
  openedAt: instant,
  openedBy: id,
  heldOn: date.nullable(),
  outcome: z.enum(REVIEW_OUTCOMES).nullable(),
  note: z.string().nullable().describe('For who leads the case'),
  closedAt: instant.nullable(),
})

/** A review as somebody reads it; its note is for who leads the case. */
export function viewOfReview(row: ReviewRow, { inFull }: { inFull: boolean }): z.infer<typeof reviewView> {
  return {
    reviewId: row.review_id,
    cause: row.cause,
    plannedOn: row.planned_on,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by,
    heldOn: row.held_on,
    outcome: row.outcome,
    note: inFull ? row.note : null,
    closedAt: row.closed_at?.toISOString() ?? null,
  }
}
