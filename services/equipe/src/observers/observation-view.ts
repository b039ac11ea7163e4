import { areaSchema, id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { ObservationRow } from '../teams/tables.ts'

const answers = z.array(z.object({ question: z.string(), answer: z.string() })).max(10)

export const observationBody = z.object({
  answers: answers.min(1),
  words: z.string().trim().min(1).max(300).optional().describe('What was seen; no diagnosis'),
})

/** What an observer said, and what became of it. */
export const observationView = z.object({
  observationId: id,
  observerId: id,
  area: areaSchema,
  state: z.enum(['received', 'read', 'acted-on', 'noted']),
  how: z.enum(['dictated', 'link']),
  answers,
  words: z.string().nullable(),
  receivedAt: instant,
  recordedBy: id.nullable(),
  readBy: id.nullable(),
  settledBy: id.nullable(),
  settledNote: z.string().nullable(),
})

export function viewOfObservation(row: ObservationRow): z.infer<typeof observationView> {
  return {
    observationId: row.observation_id,
    observerId: row.observer_id,
    area: row.area,
    state: row.state,
    how: row.how,
    answers: row.answers,
    words: row.words,
    receivedAt: row.received_at.toISOString(),
    recordedBy: row.recorded_by,
    readBy: row.read_by,
    settledBy: row.settled_by,
    settledNote: row.settled_note,
  }
}
