import { PassThrough, type Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { countUnread } from '../../api/inbox.ts'
import { UnreadCount } from '../../page/unread-badge.tsx'
import type { PageRoutes } from '../page-route.ts'

const COUNT_WITHIN_MS = 2000

/** The live badge: each time the inbox changes, how many notices wait, as the badge shows it (Server-Sent Events). */
export const liveRoute: PageRoutes = (app) => {
  app.get('/live', { config: { open: false } }, async (request, reply) => {
    const ended = new AbortController()
    const upstream = await request.api.notifications.raw('GET', '/inbox/stream', {
      signal: ended.signal,
      headers: lastEventOf(request),
    })
    const out = new PassThrough()
    out.on('close', () => ended.abort())
    forward(upstream, out, { request, reply }).catch((error: unknown) => {
      // The reader comes back by itself; a stream that was cut is no failure of ours.
      request.log.debug({ error }, 'a live badge ended')
      out.end()
    })
    return reply.header('content-type', 'text/event-stream').header('x-accel-buffering', 'no').send(out)
  })
}

function lastEventOf({ headers }: FastifyRequest): Record<string, string> {
  const id = headers['last-event-id']
  return typeof id === 'string' && /^\d+$/.test(id) ? { 'last-event-id': id } : {}
}

/** Every event of the inbox becomes a new badge; pings go through, so that a broken line is noticed. */
async function forward(
  { body }: { body: Readable },
  out: PassThrough,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<void> {
  for await (const chunk of body) {
    const text = String(chunk)
    const position = /^id: (\d+)$/m.exec(text)?.[1]
    if (position === undefined) {
      out.write(': ping\n\n')
      continue
    }
    const unread = await countUnread(request.api, COUNT_WITHIN_MS)
    out.write(`id: ${position}\ndata: <span>${reply.part(h(UnreadCount, { unread }))}</span>\n\n`)
  }
  out.end()
}
