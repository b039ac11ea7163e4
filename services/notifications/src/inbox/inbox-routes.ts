import { type HttpApp, problem } from '@intarsi/http'
import type { Clock } from '@intarsi/kernel'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'
import { inboxOf } from './inbox-rights.ts'
import { countUnread, listNotices, toNotice } from './read-inbox.ts'

export const noticeSchema = z.object({
  id: z.uuid(),
  position: z.number().int(),
  kind: z.string(),
  title: z.object({ it: z.string(), en: z.string() }),
  territory: z.string().nullable(),
  referralId: z.uuid().nullable(),
  referralNumber: z.string().nullable(),
  urgency: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  occurredAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})

const whose = z.object({
  tableId: z.uuid().optional().describe("A table's inbox instead of one's own; its members may read it"),
})

type InboxDeps = { db: Kysely<NotificationsSchema>; clock: Clock }

export function inboxRoutes(http: HttpApp, deps: InboxDeps): void {
  listRoute(http, deps)
  countRoute(http, deps)
  readRoute(http, deps)
  trailRoute(http, deps)
}

function listRoute(http: HttpApp, { db }: InboxDeps): void {
  http.route({
    method: 'GET',
    url: '/inbox',
    config: { action: 'inbox.read' },
    schema: {
      operationId: 'listInbox',
      summary: "Own inbox, or a table's, newest first",
      tags: ['inbox'],
      querystring: whose.extend({
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(100).default(25),
        unread: z.stringbool().default(false),
      }),
      response: { 200: z.object({ items: z.array(noticeSchema), next: z.number().int().nullable() }) },
    },
    handler: async (request) => {
      const { before, limit, unread } = request.query
      const recipientId = await recipientOf(db, request, request.query.tableId)
      const rows = await listNotices(db, { recipientId, before: before ?? null, limit, unreadOnly: unread })
      const items = rows.slice(0, limit).map(toNotice)
      return { items, next: rows.length > limit ? (items.at(-1)?.position ?? null) : null }
    },
  })
}

function countRoute(http: HttpApp, { db }: InboxDeps): void {
  http.route({
    method: 'GET',
    url: '/inbox/unread-count',
    config: { action: 'inbox.read' },
    schema: {
      operationId: 'countUnread',
      summary: 'How many notices are unread',
      tags: ['inbox'],
      querystring: whose,
      response: { 200: z.object({ unread: z.number().int() }) },
    },
    handler: async (request) => ({
      unread: await countUnread(db, await recipientOf(db, request, request.query.tableId)),
    }),
  })
}

function readRoute(http: HttpApp, { db, clock }: InboxDeps): void {
  http.route({
    method: 'POST',
    url: '/inbox/:id/read',
    config: { action: 'inbox.read' },
    schema: {
      operationId: 'markRead',
      summary: 'Mark one notice as read; saying it twice changes nothing',
      tags: ['inbox'],
      params: z.object({ id: z.uuid() }),
      response: { 200: noticeSchema },
    },
    handler: async (request) => {
      const notice = await db
        .selectFrom('notice')
        .selectAll()
        .where('id', '=', request.params.id)
        .executeTakeFirst()
      if (!notice) throw problem(404, 'notice-unknown', 'There is no such notice.')
      if (notice.recipient_kind === 'table') await recipientOf(db, request, notice.recipient_id)
      else request.authorize({ personIds: [notice.recipient_id] })
      if (notice.recipient_kind === 'person' && notice.recipient_id !== request.actor.personId) {
        throw problem(404, 'notice-unknown', 'There is no such notice.')
      }
      const readAt = notice.read_at ?? clock.now()
      await db.updateTable('notice').set({ read_at: readAt }).where('id', '=', notice.id).execute()
      return toNotice({ ...notice, read_at: readAt })
    },
  })
}

function trailRoute(http: HttpApp, { db }: InboxDeps): void {
  const entry = z.object({
    recipientId: z.uuid(),
    recipientKind: z.enum(['person', 'table']),
    territory: z.string().nullable(),
    kind: z.string(),
    occurredAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
  })
  http.route({
    method: 'GET',
    url: '/referrals/:id/notices',
    config: { action: 'operations.read' },
    schema: {
      operationId: 'listReferralNotices',
      summary: 'Who was told what about a referral, and when',
      tags: ['operations'],
      params: z.object({ id: z.uuid() }),
      response: { 200: z.object({ items: z.array(entry) }) },
    },
    handler: async (request) => {
      request.authorize({})
      const rows = await db
        .selectFrom('notice')
        .select(['recipient_id', 'recipient_kind', 'territory_id', 'kind', 'occurred_at', 'created_at'])
        .where('referral_id', '=', request.params.id)
        .orderBy('created_at')
        .limit(500)
        .execute()
      return {
        items: rows.map((row) => ({
          recipientId: row.recipient_id,
          recipientKind: row.recipient_kind,
          territory: row.territory_id,
          kind: row.kind,
          occurredAt: row.occurred_at.toISOString(),
          createdAt: row.created_at.toISOString(),
        })),
      }
    },
  })
}

/** The inbox asked for: the person's own, or a table's when access allows it. */
export async function recipientOf(
  db: Kysely<NotificationsSchema>,
  request: FastifyRequest,
  tableId: string | undefined,
): Promise<string> {
  const { personId } = request.actor
  const inbox = await inboxOf(db, personId, tableId)
  if (!inbox) throw problem(404, 'table-unknown', 'There is no such table.')
  request.authorize(inbox)
  return tableId ?? personId
}
