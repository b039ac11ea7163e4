import { id, instant } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem, problemOf, withIdempotency } from '@intarsi/http'
import type { Rejected } from '@intarsi/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { announceChanged } from '../directory/person-changed.ts'
import type { EquipeTx } from '../schema.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { conveneMeeting } from './convene-meeting.ts'
import { endMeeting, openMeeting } from './hold-meeting.ts'
import { type LockedMeeting, lockMeeting } from './lock-meeting.ts'
import { announceMeeting } from './meeting-changed.ts'
import { meetingView, viewOfMeeting } from './meeting-views.ts'
import { approveMinutes, writeMinutes } from './minutes.ts'
import { moveMeeting } from './move-meeting.ts'
import { getMeeting, getTable, listDelegates, resourceOfTable } from './table-resource.ts'
import type { MeetingRow } from './tables.ts'

type Outcome = { ok: true; meeting: MeetingRow } | Rejected
type Command<Body> = (tx: EquipeTx, locked: LockedMeeting, at: { by: string; body: Body }) => Promise<Outcome>

const tags = ['tables']

/** Every command of a meeting goes the same way: rights, lock, version, pure step, rows and events. */
function meetingRoute<Body extends z.ZodType>(
  deps: EquipeDeps,
  http: HttpApp,
  route: { method: 'POST' | 'PUT'; path: string; summary: string; body: Body; run: Command<z.infer<Body>> },
): void {
  http.route({
    method: route.method,
    url: `/meetings/:meetingId/${route.path}`,
    config: { action: 'meeting.manage' },
    schema: {
      summary: route.summary,
      tags,
      params: z.object({ meetingId: id }),
      body: route.body,
      response: { 200: meetingView },
    },
    handler: async (request, reply) => {
      const { meetingId } = request.params as { meetingId: string }
      const body = request.body as z.infer<Body>
      return await command(deps, { request, reply, meetingId }, (tx, locked, by) =>
        route.run(tx, locked, { by, body }),
      )
    },
  })
}

async function command(
  { db, unitOfWork }: EquipeDeps,
  { request, reply, meetingId }: { request: FastifyRequest; reply: FastifyReply; meetingId: string },
  run: (tx: EquipeTx, locked: LockedMeeting, by: string) => Promise<Outcome>,
) {
  const { table } = await getMeeting(db, meetingId)
  // Who stands in for the chair at this meeting may do what the chair may.
  const delegateIds = await listDelegates(db, meetingId)
  request.authorize({ ...resourceOfTable(table), holders: { chair: delegateIds } })
  const meeting = await unitOfWork(async (tx) => {
    const locked = await lockMeeting(tx, meetingId, { delegateIds })
    ifMatch(request, locked.meeting.version)
    const outcome = await run(tx, locked, request.actor.personId)
    if (!outcome.ok) throw problemOf(outcome)
    if (hasOtherDay(locked.meeting, outcome.meeting)) await announceChanged(tx, delegateIds)
    return outcome.meeting
  }, request.cause)
  etag(reply, meeting.version)
  return viewOfMeeting(meeting)
}

/** Moved or cancelled: whoever stands in for the chair there prepares for longer, or no more. */
function hasOtherDay(before: MeetingRow, after: MeetingRow): boolean {
  return after.state === 'cancelled' || after.starts_at.getTime() !== before.starts_at.getTime()
}

const nothing = z.object({}).nullish()

/** Commands that move a meeting along its states. */
export function meetingRoutes(deps: EquipeDeps, http: HttpApp): void {
  meetingRoute(deps, http, {
    method: 'POST',
    path: 'convene',
    summary: 'Freeze the agenda now and tell everybody concerned',
    body: nothing,
    run: async (tx, { meeting }) => {
      const convened = await conveneMeeting(tx, meeting.meeting_id)
      if (!convened) throw problem(409, 'meeting-state-forbids', `This meeting is ${meeting.state}.`)
      return { ok: true, meeting: convened }
    },
  })
  meetingRoute(deps, http, {
    method: 'POST',
    path: 'open',
    summary: 'Open the meeting',
    body: nothing,
    run: (tx, locked) => openMeeting(tx, locked),
  })
  meetingRoute(deps, http, {
    method: 'POST',
    path: 'end',
    summary: 'End the meeting; what was not decided goes to the next one',
    body: z.object({
      deferrals: z
        .array(z.object({ agendaItemId: id, reason: z.string().trim().min(3).max(200) }))
        .default([])
        .describe('A reason is needed for what is deferred the third time'),
    }),
    run: (tx, locked, { by, body }) => {
      const reasons = new Map(body.deferrals.map(({ agendaItemId, reason }) => [agendaItemId, reason]))
      return endMeeting(tx, locked, { by, reasons })
    },
  })
  meetingRoute(deps, http, {
    method: 'POST',
    path: 'move',
    summary: 'Move the meeting: its items and the dates counted from it go with it, everybody is told',
    body: z.object({ startsAt: instant }),
    run: (tx, locked, { by, body }) => moveMeeting(tx, locked, { by, startsAt: new Date(body.startsAt) }),
  })
  meetingRoute(deps, http, {
    method: 'POST',
    path: 'cancel',
    summary: 'Cancel the meeting: its items go to the next one with a place, everybody is told',
    body: nothing,
    run: (tx, locked, { by }) => cancelMeeting(tx, locked, { by }),
  })
}

/** The minutes: a draft while and after the meeting, then approved. */
export function minutesRoutes(deps: EquipeDeps, http: HttpApp): void {
  meetingRoute(deps, http, {
    method: 'PUT',
    path: 'minutes',
    summary: 'Write the draft of the minutes',
    body: z.object({ text: z.string().trim().min(1).max(20_000) }),
    run: (tx, { meeting }, { body }) => writeMinutes(tx, meeting, body.text),
  })
  meetingRoute(deps, http, {
    method: 'POST',
    path: 'minutes/approve',
    summary: 'Approve the minutes: what was decided is final',
    body: nothing,
    run: (tx, { meeting }, { by }) => approveMinutes(tx, meeting, by),
  })
}

export function addMeetingRoute({ db, unitOfWork }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/tables/:tableId/meetings',
    config: { action: 'meeting.manage', idempotent: true },
    schema: {
      summary: 'Plan an extraordinary meeting',
      tags,
      params: z.object({ tableId: id }),
      body: z.object({
        startsAt: instant,
        minutes: z.number().int().min(15).max(480).default(120),
        newReferrals: z.number().int().min(0).max(50).default(8),
        updates: z.number().int().min(0).max(50).default(4),
      }),
      response: { 201: meetingView },
    },
    handler: async (request, reply) => {
      const table = await getTable(db, request.params.tableId)
      request.authorize(resourceOfTable(table))
      const { startsAt, minutes, newReferrals, updates } = request.body
      const answer = await unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            if (new Date(startsAt) <= tx.now) {
              throw problem(409, 'meeting-in-the-past', 'A meeting is planned for a date still to come.')
            }
            await tx.lock('equipe.tables', table.table_id)
            const meeting = await tx.trx
              .insertInto('meeting')
              .values({
                table_id: table.table_id,
                territory_id: table.territory_id,
                starts_at: new Date(startsAt),
                minutes_long: minutes,
                state: 'planned',
                extraordinary: true,
                capacity_new: newReferrals,
                capacity_updates: updates,
              })
              .returningAll()
              .executeTakeFirstOrThrow()
            await announceMeeting(tx, meeting)
            return { status: 201 as const, body: viewOfMeeting(meeting) }
          }),
        request.cause,
      )
      etag(reply, answer.body.version)
      return reply.status(answer.status).send(answer.body)
    },
  })
}
