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

/**
 * News of the inbox become a new badge; the place to resume from and pings go through, so that a broken line is noticed
 * and nothing is missed. The inbox ends its stream when the token ends: the browser connects again, with a fresh one.
 */
async function forward(
  { body }: { body: Readable },
  out: PassThrough,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<void> {
  for await (const { news, place } of messagesOf(body)) {
    const badge = news ? h(UnreadCount, { unread: await countUnread(request.api, COUNT_WITHIN_MS) }) : null
    const data = badge ? `data: <span>${reply.part(badge)}</span>\n` : ''
    out.write(place === null ? ': ping\n\n' : `id: ${place}\n${data}\n`)
  }
  out.end()
}

type Messages = { news: boolean; place: string | null }

/** What has come whole by now, together: whether there is news, and up to where. */
async function* messagesOf(body: Readable): AsyncGenerator<Messages> {
  let text = ''
  for await (const chunk of body) {
    text += String(chunk)
    const end = text.lastIndexOf('\n\n')
    if (end < 0) continue
    const whole = text.slice(0, end)
    text = text.slice(end + 2)
    const place = [...whole.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? null
    yield { news: /^event: notice$/m.test(whole), place }
  }
}
