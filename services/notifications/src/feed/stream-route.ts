import type { PassThrough } from 'node:stream'
import type { EventFilter } from '@intarsi/contracts'
import { EVENT_STREAM, type HttpApp, problem } from '@intarsi/http'
import type { Clock } from '@intarsi/kernel'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'
import { type AfterPage, openEventStream, type Send } from '../streams/event-stream.ts'
import { feedTerritoriesOf } from './client-rights.ts'
import { OLDEST, readHead, resume } from './cursor.ts'
import type { FeedHub } from './feed-hub.ts'
import { cursorSchema, filterOf, filterQuery } from './filter-query.ts'
import { readFeed } from './read-feed.ts'

/** A stream ends after this long: its reader comes back with a fresh token and misses nothing. */
const LONGEST_MS = 30 * 60_000
const LINES_AT_ONCE = 100
/** Per client and process: who needs more subscribes with a wider filter. */
const MOST_STREAMS = 20

export type FeedStreamDeps = {
  db: Kysely<NotificationsSchema>
  hub: FeedHub
  clock: Clock
  logger: Logger
  pingMs?: number
}

/** `GET /events/stream`: the feed as Server-Sent Events, resumed after `Last-Event-ID` from the database. */
export function feedStreamRoute(http: HttpApp, deps: FeedStreamDeps): void {
  const open = new Map<string, number>()
  http.route({
    method: 'GET',
    url: '/events/stream',
    // Asked by HEAD it would read on for half an hour, with nobody there.
    exposeHeadRoute: false,
    config: { action: 'feed.read' },
    schema: {
      operationId: 'streamEvents',
      summary: 'Events of the public feed as they come; `reset` when the last id is older than what is kept',
      tags: ['feed'],
      response: { 200: EVENT_STREAM },
      headers: z.looseObject({ 'last-event-id': cursorSchema.optional() }),
      querystring: z.object({ ...filterQuery, after: cursorSchema.optional() }),
    },
    handler: async (request, reply) => {
      if (request.territories().length === 0)
        throw problem(403, 'forbidden', 'You may read the feed of no territory.')
      const cursor = request.headers['last-event-id'] ?? request.query.after
      const from = cursor ? await resume(deps.db, cursor) : { ok: true, ...(await readHead(deps.db)) }
      const clientId = request.actor.personId
      const release = takePlace(open, clientId)
      const stream = openStream(deps, { clientId, filter: filterOf(request.query), from })
      stream.on('close', release)
      reply
        .header('content-type', 'text/event-stream')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
      return reply.send(stream)
    },
  })
}

/** Counts the client's streams; answers what gives the place back, or throws a 429. */
function takePlace(open: Map<string, number>, clientId: string): () => void {
  const count = open.get(clientId) ?? 0
  if (count >= MOST_STREAMS)
    throw problem(429, 'too-many-streams', `A client has at most ${MOST_STREAMS} streams open.`)
  open.set(clientId, count + 1)
  return () => {
    const left = (open.get(clientId) ?? 1) - 1
    if (left > 0) open.set(clientId, left)
    else open.delete(clientId)
  }
}

type Opening = { clientId: string; filter: EventFilter; from: { ok: boolean; position: number } }

const RESET = `event: reset\ndata: ${JSON.stringify({ code: 'cursor-gone', after: OLDEST })}\n\n`

function openStream(deps: FeedStreamDeps, { clientId, filter, from }: Opening): PassThrough {
  const state: State = { position: from.position, cursor: null }
  return openEventStream({
    opening: `retry: 2000\n\n${from.ok ? '' : RESET}`,
    listen: deps.hub.listen,
    sendPage: (send) => sendPage(deps, { clientId, filter, state }, send),
    lastsMs: LONGEST_MS,
    ping: () => pingOf(state),
    pingMs: deps.pingMs,
    failed: (error) =>
      deps.logger.warn({ error }, 'a stream of the feed ended; its reader resumes by itself'),
  })
}

/** Up to where the reader has been served; `cursor`, while it has not been told so. */
type State = { position: number; cursor: string | null }

/** Where a filter leaves everything out, the reader still moves on: it resumes here, not at its last event. */
function pingOf(state: State): string {
  const { cursor } = state
  state.cursor = null
  return cursor === null ? ': ping\n\n' : `: ping\nid: ${cursor}\n\n`
}

type Reading = { clientId: string; filter: EventFilter; state: State }

/** What the client may see is asked again for every page. */
async function sendPage(
  deps: FeedStreamDeps,
  { clientId, filter, state }: Reading,
  send: Send,
): Promise<AfterPage> {
  const rights = await feedTerritoriesOf(deps.db, deps.clock.now(), [clientId])
  const territories = rights.get(clientId) ?? []
  if (territories.length === 0) return 'refused'
  const page = await readFeed(
    deps.db,
    { territories, filter },
    { after: state.position, limit: LINES_AT_ONCE },
  )
  for (const { cursor, type, body } of page.lines) {
    state.cursor = null
    await send(`id: ${cursor}\nevent: ${type}\ndata: ${body}\n\n`)
  }
  if (page.position > state.position && page.cursor !== page.lines.at(-1)?.cursor) state.cursor = page.cursor
  state.position = page.position
  return page.more ? 'more' : 'all'
}
