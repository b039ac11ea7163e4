import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery, problem } from '@intarsi/http'
import {
  DISCARD_REASON,
  discardParked,
  listParked,
  type ParkedEvent,
  requestRedrive,
  showParked,
} from '@intarsi/messaging'
import * as z from 'zod'
import type { Operated } from './operations-routes.ts'

const reason = z.enum(['schema', 'unknown-version', 'handler', 'behind'])

const parkedEvent = z.object({
  eventId: z.uuid(),
  type: z.string(),
  topic: z.string(),
  key: z.string().describe('The household, person, table or place whose events wait in this order'),
  reason,
  error: z.string(),
  attempts: z.number().int(),
  firstFailedAt: z.iso.datetime(),
  lastFailedAt: z.iso.datetime(),
  redriveRequestedAt: z.iso.datetime().nullable().describe('Asked for, not yet tried'),
})
const tags = ['operations']
const key = z.string().min(1).max(200)
const eventParams = z.object({ eventId: z.uuid() })
/** The last one's place in the queue, as a page wrote it. */
const place = z.tuple([z.string().regex(/^\d{1,18}$/)])

/** Parked events without their content; redrive and discard, as `intarsi parked` does them. */
export function parkedRoutes<Schema>(http: HttpApp, operated: Operated<Schema>): void {
  listRoute(http, operated)
  showRoute(http, operated)
  redriveRoute(http, operated)
  discardRoute(http, operated)
}

function listRoute<Schema>(http: HttpApp, { db }: Operated<Schema>): void {
  http.route({
    method: 'GET',
    url: '/operations/parked',
    config: { action: 'operations.read' },
    schema: {
      summary: 'Parked events in the order in which a redrive applies them, without their content',
      tags,
      querystring: z.object({ ...pageQuery, key: key.optional(), reason: reason.optional() }),
      response: { 200: pageOf(parkedEvent) },
    },
    handler: async (request) => {
      request.authorize({})
      const { cursor, limit, key: only, reason } = request.query
      const after = cursor === undefined ? undefined : decodeCursor(cursor, place)[0]
      const found = await listParked(db, { key: only, reason, after, limit: limit + 1 })
      const page = cutPage(found, limit, ({ id }) => [id])
      return { items: page.items.map(viewOf), next: page.next }
    },
  })
}

function showRoute<Schema>(http: HttpApp, { db }: Operated<Schema>): void {
  http.route({
    method: 'GET',
    url: '/operations/parked/:eventId',
    config: { action: 'operations.read' },
    schema: {
      summary: 'One parked event, without its content',
      tags,
      params: eventParams,
      response: { 200: parkedEvent },
    },
    handler: async (request) => {
      request.authorize({})
      const found = await showParked(db, request.params.eventId)
      if (!found) throw notParked()
      return viewOf(found)
    },
  })
}

const notParked = () => problem(404, 'event-not-parked', 'No event with this id is parked here any more.')

function viewOf(event: ParkedEvent): z.infer<typeof parkedEvent> {
  return parkedEvent.parse({
    ...event,
    firstFailedAt: event.firstFailedAt.toISOString(),
    lastFailedAt: event.lastFailedAt.toISOString(),
    redriveRequestedAt: event.redriveRequestedAt?.toISOString() ?? null,
  })
}

function redriveRoute<Schema>(http: HttpApp, { service, db }: Operated<Schema>): void {
  http.route({
    method: 'POST',
    url: '/operations/parked/redrive',
    config: { action: 'operations.act' },
    schema: {
      summary: 'Have the running service apply what is parked, in order: one key, or all of them',
      tags,
      body: z.object({ key: key.optional() }),
      response: { 202: z.object({ asked: z.number().int().describe('Events that will be tried') }) },
    },
    handler: async (request, reply) => {
      request.authorize({})
      const asked = await requestRedrive(db, request.body)
      request.log.info({ service, by: request.actor.personId, asked }, 'redrive asked for')
      return reply.code(202).send({ asked })
    },
  })
}

function discardRoute<Schema>(http: HttpApp, { service, db }: Operated<Schema>): void {
  http.route({
    method: 'POST',
    url: '/operations/parked/:eventId/discard',
    config: { action: 'operations.act' },
    schema: {
      summary: 'Give one parked event up for good, with a reason that is kept beside who decided',
      tags,
      params: eventParams,
      body: z.object({ reason: z.string().trim().min(DISCARD_REASON.min).max(DISCARD_REASON.max) }),
      response: { 200: z.object({ eventId: z.uuid() }) },
    },
    handler: async (request) => {
      request.authorize({})
      const { eventId } = request.params
      const by = request.actor.personId
      const { reason } = request.body
      if (!(await discardParked(db, { eventId, reason, by }))) throw notParked()
      request.log.warn({ service, by, eventId }, 'parked event discarded')
      return { eventId }
    },
  })
}
