import type { Territory } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

/** Why a project is looked at again: its date, or something that changed for the household (section 3.4). */
export const REVIEW_CAUSES = ['date', 'permit', 'home', 'birth', 'school', 'other'] as const
export type ReviewCause = (typeof REVIEW_CAUSES)[number]

export const REVIEW_OUTCOMES = ['confirmed', 'replanned'] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]

/** A *verifica* of the project: planned, held, and what it decided. */
export type ReviewTable = {
  review_id: Generated<string>
  pic_id: string
  household_id: string
  territory_id: Territory
  cause: ReviewCause
  planned_on: string
  opened_at: Date
  opened_by: string
  held_on: string | null
  outcome: ReviewOutcome | null
  note: string | null
  closed_at: Date | null
  closed_by: string | null
}

export type ReviewTables = { review: ReviewTable }
export type ReviewRow = Selectable<ReviewTable>
