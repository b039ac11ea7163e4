import { createHash, randomBytes } from 'node:crypto'
import { instant } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'

const TOKEN_BYTES = 32
const tags = ['calendar']
const url = '/calendar-feed'
const own = { action: 'calendar.manage' } as const

const feed = z.object({
  createdAt: instant,
  readAt: instant.nullable().describe('When a calendar last asked'),
})

/** Whoever holds a feed's token reads its meetings: it is stored as a hash, shown once, and can be replaced or ended. */
export function calendarFeedRoutes({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url,
    config: own,
    schema: {
      summary: 'Whether I have a calendar feed, since when, and when a calendar last read it',
      tags,
      response: { 200: z.object({ feed: feed.nullable() }) },
    },
    handler: async (request) => {
      const { personId } = request.actor
      request.authorize({ personIds: [personId] })
      const row = await db
        .selectFrom('calendar_feed')
        .selectAll()
        .where('person_id', '=', personId)
        .executeTakeFirst()
      if (!row) return { feed: null }
      return {
        feed: { createdAt: row.created_at.toISOString(), readAt: row.read_at?.toISOString() ?? null },
      }
    },
  })
  http.route({
    method: 'PUT',
    url,
    config: own,
    schema: {
      summary: 'Make a calendar feed with a new secret; the address made before stops working',
      tags,
      response: { 200: z.object({ token: z.string().describe('Shown this once') }) },
    },
    handler: async (request) => {
      const { personId } = request.actor
      request.authorize({ personIds: [personId] })
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const fresh = { token_hash: hashOf(token), created_at: clock.now(), read_at: null }
      await db
        .insertInto('calendar_feed')
        .values({ person_id: personId, ...fresh })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fresh))
        .execute()
      return { token }
    },
  })
  http.route({
    method: 'DELETE',
    url,
    config: own,
    schema: {
      summary: 'End my calendar feed: its address stops working',
      tags,
      response: { 200: z.object({ feed: z.null() }) },
    },
    handler: async (request) => {
      const { personId } = request.actor
      request.authorize({ personIds: [personId] })
      await db.deleteFrom('calendar_feed').where('person_id', '=', personId).execute()
      return { feed: null }
    },
  })
}

/** What is stored of a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
