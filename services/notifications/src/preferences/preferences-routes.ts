import { etag, type HttpApp, ifMatch } from '@intarsi/http'
import type { Clock } from '@intarsi/kernel'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { NotificationsSchema } from '../schema.ts'

const preferences = z.object({
  email: z.enum(['all-at-once', 'urgent-at-once', 'digest-only', 'off']),
  locale: z.enum(['it', 'en']),
  address: z.email().nullable().describe('Where mail goes; null: the inbox only'),
})
const answer = preferences.extend({ version: z.number().int() })

type PreferencesDeps = { db: Kysely<NotificationsSchema>; clock: Clock }

export function preferencesRoutes(http: HttpApp, { db, clock }: PreferencesDeps): void {
  http.route({
    method: 'GET',
    url: '/preferences',
    config: { action: 'preferences.manage' },
    schema: {
      operationId: 'getPreferences',
      summary: 'How one wants to be told',
      tags: ['preferences'],
      response: { 200: answer },
    },
    handler: async (request, reply) => {
      request.authorize({ personIds: [request.actor.personId] })
      const found = await read(db, request.actor.personId)
      etag(reply, found.version)
      return found
    },
  })
  http.route({
    method: 'PUT',
    url: '/preferences',
    config: { action: 'preferences.manage' },
    schema: {
      operationId: 'putPreferences',
      summary: 'Choose how to be told',
      tags: ['preferences'],
      body: preferences,
      response: { 200: answer },
    },
    handler: async (request, reply) => {
      request.authorize({ personIds: [request.actor.personId] })
      const saved = await db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${request.actor.personId}, 0))`.execute(trx)
        const current = await read(trx, request.actor.personId)
        ifMatch(request, current.version)
        return write(
          trx,
          request.actor.personId,
          { ...request.body, version: current.version + 1 },
          clock.now(),
        )
      })
      etag(reply, saved.version)
      return saved
    },
  })
}

async function read(db: Kysely<NotificationsSchema>, personId: string): Promise<z.infer<typeof answer>> {
  const preference = await db
    .selectFrom('preference')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const contact = await db
    .selectFrom('contact_point')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return {
    email: preference?.email ?? 'urgent-at-once',
    locale: preference?.locale ?? 'it',
    address: contact?.email ?? null,
    version: preference?.version ?? 0,
  }
}

async function write(
  db: Kysely<NotificationsSchema>,
  personId: string,
  wanted: z.infer<typeof answer>,
  now: Date,
): Promise<z.infer<typeof answer>> {
  const row = { email: wanted.email, locale: wanted.locale, version: wanted.version, updated_at: now }
  await db
    .insertInto('preference')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
  if (wanted.address === null) {
    await db.deleteFrom('contact_point').where('person_id', '=', personId).execute()
  } else {
    await setContact(db, { personId, email: wanted.address }, now)
  }
  return wanted
}

async function setContact(
  db: Kysely<NotificationsSchema>,
  { personId, email }: { personId: string; email: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('contact_point')
    .values({ person_id: personId, email, updated_at: now })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ email, updated_at: now }))
    .execute()
}
