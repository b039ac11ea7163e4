import { type AgendaItemKind, agendaItemKind, decisionKind, id, instant, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'
import { meetingSummary } from './tables.ts'

const need = z.enum(['legal', 'social', 'health', 'housing', 'work'])

const composition = z.object({
  householdType: z.string(),
  members: z.number(),
  minors: z.number(),
  languages: z.array(z.string()),
  needs: z.partialRecord(need, z.number()),
})

const agendaItem = z.object({
  agendaItemId: id,
  kind: agendaItemKind,
  state: z.enum(['planned', 'on-agenda', 'discussed', 'deferred', 'removed']),
  urgency: urgency.nullable(),
  deferrals: z.number(),
  subject: z.string().nullable(),
  /** What a table that names nobody reads of a household. */
  composition: composition.nullable().default(null),
  referral: z
    .object({
      referralId: id,
      number: z.string(),
      householdId: id,
      /** The person may open its file. */
      mayRead: z.boolean(),
      state: z.string(),
      fileReady: z.boolean(),
      betweenMeetings: z.boolean(),
      rule: z.object({ id: z.string(), summary: z.string(), facts: z.array(z.string()) }),
      preparerId: id.nullable(),
      composition,
      caseManagers: z.array(
        z.object({
          seat: z.string(),
          personId: id,
          state: z.string(),
          runnerUpId: id.nullable(),
          reasons: z.array(z.string()),
        }),
      ),
      equipe: z.array(z.object({ role: z.string(), mode: z.string(), needed: z.boolean() })),
    })
    .nullable(),
})
export type AgendaItem = z.infer<typeof agendaItem>
export type AgendaReferral = NonNullable<AgendaItem['referral']>

const attendance = z.object({
  personId: id,
  status: z.enum(['present', 'absent', 'delegate']),
  forPersonId: id.nullable(),
})
export type Attendance = z.infer<typeof attendance>

const meetingDetail = meetingSummary.extend({
  items: z.array(agendaItem),
  attendance: z.array(attendance),
  delegates: z.array(z.object({ personId: id })),
  abstentions: z.array(z.object({ agendaItemId: id, personId: id, reason: z.string() })),
  minutesText: z.string().nullable(),
  decisions: z.array(
    z.object({
      decisionId: id,
      referralId: id,
      kind: decisionKind,
      state: z.enum(['recorded', 'final', 'corrected', 'annulled']),
      reason: z.string().nullable(),
      decidedBy: id,
      decidedAt: instant,
    }),
  ),
})
export type MeetingDetail = z.infer<typeof meetingDetail>

export function readMeeting({ equipe }: Callers, meetingId: string): Promise<MeetingDetail> {
  return equipe.get(`/meetings/${meetingId}`, meetingDetail)
}

const undatedPage = z.object({ items: z.array(agendaItem), next: z.string().nullable() })

export function listUndated(
  { equipe }: Callers,
  tableId: string,
  filters: PageOf & { kind?: AgendaItemKind | undefined },
) {
  return equipe.get(`/tables/${tableId}/undated-items`, undatedPage, filters)
}

export type MeetingCommand = 'convene' | 'open' | 'end' | 'move' | 'cancel' | 'minutes/approve'

/** A step of a meeting, on the version that was read. */
export async function stepMeeting(
  { equipe }: Callers,
  meetingId: string,
  { command, version, body = {} }: { command: MeetingCommand; version: string; body?: unknown },
): Promise<void> {
  await equipe.call('POST', `/meetings/${meetingId}/${command}`, meetingSummary, { body, ifMatch: version })
}

const answered = z.looseObject({ version: z.number() })

export type Versioned<Body> = { version: string | number; body: Body }

export async function saveMinutes(
  { equipe }: Callers,
  meetingId: string,
  { version, body }: Versioned<{ text: string }>,
): Promise<number> {
  const options = { body, ifMatch: version }
  return (await equipe.call('PUT', `/meetings/${meetingId}/minutes`, answered, options)).version
}

export async function saveAttendance(
  { equipe }: Callers,
  meetingId: string,
  { version, body }: Versioned<{ people: Attendance[] }>,
): Promise<number> {
  const options = { body, ifMatch: version }
  return (await equipe.call('PUT', `/meetings/${meetingId}/attendance`, answered, options)).version
}

export async function delegateChair(
  { equipe }: Callers,
  meetingId: string,
  { version, body }: Versioned<{ personId: string }>,
): Promise<void> {
  await equipe.call('PUT', `/meetings/${meetingId}/delegate`, answered, { body, ifMatch: version })
}

const anything = z.looseObject({})

export async function discussItem({ equipe }: Callers, agendaItemId: string): Promise<void> {
  await equipe.call('POST', `/agenda-items/${agendaItemId}/discussion`, anything)
}

export async function abstain(
  { equipe }: Callers,
  { agendaItemId, personId, reason }: { agendaItemId: string; personId: string; reason: string },
): Promise<void> {
  const body = { reason }
  await equipe.call('PUT', `/agenda-items/${agendaItemId}/abstentions/${personId}`, anything, { body })
}
