import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'

/** What a stream of Server-Sent Events answers, for a route's `response`: it is described, and sent as it is. */
export const EVENT_STREAM = {
  description: 'Server-Sent Events until one of the two ends it',
  content: { 'text/event-stream': { schema: z.unknown() } },
}

/**
 * Ends the event streams that people watch when the app begins to close: they would hold it open for ever, and their
 * readers come back by themselves, with `Last-Event-ID`, to an instance that goes on.
 */
export function endStreamsOnClose(app: Pick<FastifyInstance, 'addHook'>): void {
  const open = new Set<Writable>()
  let closing = false
  app.addHook('onSend', async (_request, reply, payload) => {
    if (!(payload instanceof Writable) || !isEventStream(reply.getHeader('content-type'))) return payload
    if (closing) return payload.end()
    open.add(payload)
    payload.once('close', () => open.delete(payload))
    return payload
  })
  app.addHook('preClose', async () => {
    closing = true
    for (const stream of open) stream.end()
  })
}

function isEventStream(contentType: unknown): boolean {
  return typeof contentType === 'string' && contentType.startsWith('text/event-stream')
}
