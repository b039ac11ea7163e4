import { agendaItemKind, date, id, instant, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { MeetingRow } from './tables.ts'

export const meetingView = z.object({
  meetingId: id,
  tableId: id,
  territory: territorySchema,
  startsAt: instant,
  minutes: z.number().int(),
  state: z.enum(['planned', 'convened', 'in-session', 'held', 'minuted', 'cancelled']),
  extraordinary: z.boolean(),
  formerStartsAt: instant.nullable(),
  capacity: z.object({
    newReferrals: z.number().int(),
    newTaken: z.number().int(),
    updates: z.number().int(),
    updatesTaken: z.number().int(),
  }),
  version: z.number().int(),
})

export const compositionView = z.object({
  householdType: z.string(),
  members: z.number().int(),
  minors: z.number().int(),
  languages: z.array(z.string()),
  needs: z.record(z.string(), z.number()),
})

/** An item as a table reads it: no name, no free text of the household; composition and levels. */
export const itemView = z.object({
  agendaItemId: id,
  kind: agendaItemKind,
  state: z.enum(['planned', 'on-agenda', 'discussed', 'deferred', 'removed']),
  urgency: urgency.nullable(),
  deferrals: z.number().int(),
  subject: z.string().nullable(),
  householdAgreedOn: date
    .nullable()
    .describe('When the household agreed to be named at a table that names nobody'),
  composition: compositionView
    .nullable()
    .describe('What a table that names nobody reads of a household before the decision; else null'),
  referral: z
    .object({
      referralId: id,
      number: z.string(),
      householdId: id,
      mayRead: z.boolean().describe('Whoever asks may open its file'),
      state: z.string(),
      fileReady: z.boolean(),
      betweenMeetings: z.boolean(),
      rule: z.object({ id: z.string(), summary: z.string(), facts: z.array(z.string()) }),
      gate: z.object({ id: z.string(), summary: z.string(), ambiguous: z.boolean() }).nullable(),
      preparerId: id.nullable(),
      composition: compositionView,
      caseManagers: z.array(
        z.object({
          seat: z.string(),
          personId: id,
          state: z.string(),
          runnerUpId: id.nullable(),
          reasons: z.array(z.string()),
        }),
      ),
      equipe: z
        .array(
          z.object({ role: z.string(), mode: z.enum(['always', 'when', 'on-call']), needed: z.boolean() }),
        )
        .describe("The seats that the territory's model gives this household"),
    })
    .nullable()
    .describe('Null for a topic, for a household still to be referred, and where nobody is named'),
})
export type ItemView = z.infer<typeof itemView>

export function viewOfMeeting(row: MeetingRow): z.infer<typeof meetingView> {
  return {
    meetingId: row.meeting_id,
    tableId: row.table_id,
    territory: territorySchema.parse(row.territory_id),
    startsAt: row.starts_at.toISOString(),
    minutes: row.minutes_long,
    state: row.state,
    extraordinary: row.extraordinary,
    formerStartsAt: row.former_starts_at?.toISOString() ?? null,
    capacity: {
      newReferrals: row.capacity_new,
      newTaken: row.new_taken,
      updates: row.capacity_updates,
      updatesTaken: row.updates_taken,
    },
    version: row.version,
  }
}
