import { PassThrough } from 'node:stream'
import { EVENT_STREAM, type HttpApp } from '@intarsi/http'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'
import { recipientOf } from './inbox-routes.ts'
import type { LiveHub } from './live-hub.ts'
import { noticesAfter, STREAM_PAGE, toNotice } from './read-inbox.ts'

const PING_MS = 20_000

type StreamDeps = { db: Kysely<NotificationsSchema>; hub: LiveHub; logger: Logger }

/** `GET /inbox/stream`: Server-Sent Events; `Last-Event-ID` is a position, replayed from the database. */
export function streamRoute(http: HttpApp, deps: StreamDeps): void {
  http.route({
    method: 'GET',
    url: '/inbox/stream',
    config: { action: 'inbox.read' },
    schema: {
      operationId: 'streamInbox',
      summary: 'Live inbox; resumes after Last-Event-ID',
      tags: ['inbox'],
      response: { 200: EVENT_STREAM },
      headers: z.object({ 'last-event-id': z.coerce.number().int().min(0).optional() }),
      querystring: z.object({ tableId: z.uuid().optional() }),
    },
    handler: async (request, reply) => {
      const recipientId = await recipientOf(deps.db, request, request.query.tableId)
      const after = request.headers['last-event-id'] ?? (await currentPosition(deps.db, recipientId))
      const stream = openStream(deps, recipientId, after)
      reply
        .header('content-type', 'text/event-stream')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
      return reply.send(stream)
    },
  })
}

async function currentPosition(db: Kysely<NotificationsSchema>, recipientId: string): Promise<number> {
  const head = await db
    .selectFrom('recipient_head')
    .selectAll()
    .where('recipient_id', '=', recipientId)
    .executeTakeFirst()
  return head?.last_position ?? 0
}

function openStream({ db, hub, logger }: StreamDeps, recipientId: string, after: number): PassThrough {
  const stream = new PassThrough()
  let sent = after
  let sending: Promise<void> = Promise.resolve()
  const send = async () => {
    for (let read = STREAM_PAGE; read === STREAM_PAGE; ) {
      const rows = await noticesAfter(db, recipientId, sent)
      if (stream.destroyed) return
      read = rows.length
      for (const row of rows) {
        stream.write(`id: ${row.position}\nevent: notice\ndata: ${JSON.stringify(toNotice(row))}\n\n`)
        sent = row.position
      }
    }
  }
  const wake = () => {
    sending = sending.then(send).catch((error: unknown) => {
      logger.warn({ error }, 'a live inbox ended; its reader resumes by itself')
      stream.end()
    })
  }
  const stop = hub.listen(recipientId, wake)
  const ping = setInterval(() => stream.write(': ping\n\n'), PING_MS)
  stream.on('close', () => {
    stop()
    clearInterval(ping)
  })
  stream.write('retry: 2000\n\n')
  wake()
  return stream
}
