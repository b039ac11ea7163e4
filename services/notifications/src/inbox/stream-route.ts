import type { PassThrough } from 'node:stream'
import { EVENT_STREAM, type HttpApp } from '@intarsi/http'
import { type Clock, systemClock } from '@intarsi/kernel'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'
import { type AfterPage, openEventStream, type Send } from '../streams/event-stream.ts'
import { mayStillRead } from './inbox-rights.ts'
import { recipientOf } from './inbox-routes.ts'
import type { LiveHub } from './live-hub.ts'
import { noticesAfter, STREAM_PAGE, toNotice } from './read-inbox.ts'

/** A stream lasts at most so long. */
const LONGEST_MS = 30 * 60_000
/** What was opened at one moment, as after a restart, ends spread over five minutes: not everybody comes back at once. */
const SPREAD = { steps: 100, stepMs: 3_000 }

type StreamDeps = { db: Kysely<NotificationsSchema>; hub: LiveHub; clock: Clock; logger: Logger }

/**
 * `GET /inbox/stream`: Server-Sent Events; `Last-Event-ID` is a position, replayed from the database. It begins with the
 * position from which it goes on, so that who has heard nothing yet resumes from there as well.
 */
export function streamRoute(http: HttpApp, deps: StreamDeps): void {
  let opened = 0
  http.route({
    method: 'GET',
    url: '/inbox/stream',
    // Asked by HEAD it would listen on, with nobody there.
    exposeHeadRoute: false,
    config: { action: 'inbox.read' },
    schema: {
      operationId: 'streamInbox',
      summary: 'Live inbox until the token ends, half an hour at most; resumes after Last-Event-ID',
      tags: ['inbox'],
      response: { 200: EVENT_STREAM },
      headers: z.object({ 'last-event-id': z.coerce.number().int().min(0).optional() }),
      querystring: z.object({ tableId: z.uuid().optional() }),
    },
    handler: async (request, reply) => {
      const { tableId } = request.query
      const recipientId = await recipientOf(deps.db, request, tableId)
      const after = request.headers['last-event-id'] ?? (await currentPosition(deps.db, recipientId))
      const reader = { personId: request.actor.personId, tableId, recipientId }
      const lastsMs = lifetimeOf(request.tokenUntil, opened++)
      const stream = openStream(deps, reader, { after, lastsMs })
      reply
        .header('content-type', 'text/event-stream')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
      return reply.send(stream)
    },
  })
}

/** Tokens live in real time, also where the domain's clock is moved by hand. */
function lifetimeOf(tokenUntil: Date | null, opened: number): number {
  const longest = LONGEST_MS - (opened % SPREAD.steps) * SPREAD.stepMs
  if (tokenUntil === null) return longest
  return Math.min(longest, Math.max(0, tokenUntil.getTime() - systemClock.now().getTime()))
}

async function currentPosition(db: Kysely<NotificationsSchema>, recipientId: string): Promise<number> {
  const head = await db
    .selectFrom('recipient_head')
    .selectAll()
    .where('recipient_id', '=', recipientId)
    .executeTakeFirst()
  return head?.last_position ?? 0
}

type Reader = { personId: string; tableId: string | undefined; recipientId: string }

function openStream(
  deps: StreamDeps,
  reader: Reader,
  { after, lastsMs }: { after: number; lastsMs: number },
): PassThrough {
  const state = { sent: after }
  return openEventStream({
    opening: `retry: 2000\nid: ${after}\n\n`,
    listen: (wake) => deps.hub.listen(reader.recipientId, wake),
    sendPage: (send) => sendPage(deps, { ...reader, state }, send),
    lastsMs,
    failed: (error) => deps.logger.warn({ error }, 'a live inbox ended; its reader resumes by itself'),
  })
}

/**
 * Nothing is asked while nothing happens. The right is asked after the notices were read: whatever is sent was there while
 * the reader still had it, and a removed member or a closed account gets no later one.
 */
async function sendPage(
  { db, clock }: StreamDeps,
  { state, ...reader }: Reader & { state: { sent: number } },
  send: Send,
): Promise<AfterPage> {
  const rows = await noticesAfter(db, reader.recipientId, state.sent)
  if (rows.length === 0) return 'all'
  if (!(await mayStillRead(db, clock.now(), reader))) return 'refused'
  for (const row of rows) {
    await send(`id: ${row.position}\nevent: notice\ndata: ${JSON.stringify(toNotice(row))}\n\n`)
    state.sent = row.position
  }
  return rows.length === STREAM_PAGE ? 'more' : 'all'
}
