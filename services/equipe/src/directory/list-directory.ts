import { date, id, territorySchema } from '@intarsi/contracts'
import { etag, type HttpApp } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import type { EquipeDeps } from '../deps.ts'
import { getPerson, type PersonRow, territoriesOfPerson } from './find-person.ts'

const query = z.object({ territory: territorySchema })

const sportello = z.object({
  sportelloId: id,
  bodyId: id,
  bodyName: z.string(),
  name: z.string(),
  territory: territorySchema,
  municipality: z.string(),
  active: z.boolean(),
})

const person = z.object({
  personId: id,
  bodyId: id,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  fullTime: z.number(),
  workingDays: z.array(z.number().int()),
  languages: z.array(z.string()),
  areas: z.array(z.string()),
  active: z.boolean(),
  version: z.number().int(),
})
const listed = person.extend({ sportelloIds: z.array(id) })
const personDetail = person.extend({
  roles: z.array(z.object({ territory: territorySchema, role: z.string() })),
  absences: z.array(
    z.object({
      absenceId: id,
      from: date,
      to: date.nullable(),
      reason: z.string(),
      version: z.number().int(),
    }),
  ),
})

export function listSportelliRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/sportelli',
    config: { action: 'directory.read' },
    schema: {
      summary: 'Sportelli of a territory with their bodies',
      tags: ['directory'],
      querystring: query,
      response: { 200: z.object({ items: z.array(sportello) }) },
    },
    handler: async (request) => {
      request.authorize({ territory: request.query.territory })
      const items = await db
        .selectFrom('sportello')
        .innerJoin('body', 'body.body_id', 'sportello.body_id')
        .select(['sportello_id as sportelloId', 'body.body_id as bodyId', 'body.name as bodyName'])
        .select(['sportello.name', 'sportello.territory_id as territory', 'municipality', 'sportello.active'])
        .where('sportello.territory_id', '=', request.query.territory)
        .orderBy('sportello.name')
        .execute()
      return { items: z.array(sportello).parse(items) }
    },
  })
}

export function listPeopleRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/people',
    config: { action: 'directory.read' },
    schema: {
      summary: 'People who work in a territory',
      tags: ['directory'],
      querystring: query,
      response: { 200: z.object({ items: z.array(listed) }) },
    },
    handler: async (request) => {
      const { territory } = request.query
      request.authorize({ territory })
      const rows = await db
        .selectFrom('person')
        .selectAll()
        .select(
          sql<
            string[]
          >`array(select sportello_id from person_sportello where person_id = person.person_id)`.as(
            'sportello_ids',
          ),
        )
        .where((e) =>
          e.or([
            e.exists(
              e
                .selectFrom('person_role')
                .select('role')
                .whereRef('person_role.person_id', '=', 'person.person_id')
                .where('territory_id', '=', territory),
            ),
            e.exists(
              e
                .selectFrom('account_role')
                .select('role')
                .whereRef('account_role.person_id', '=', 'person.person_id')
                .where('territory_id', '=', territory),
            ),
          ]),
        )
        .orderBy('family_name')
        .orderBy('given_name')
        .execute()
      return { items: rows.map((row) => ({ ...personOf(row), sportelloIds: row.sportello_ids })) }
    },
  })
}

export function showPersonRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/people/:personId',
    config: { action: 'directory.read' },
    schema: {
      summary: 'One person, with professions and absences',
      tags: ['directory'],
      params: z.object({ personId: id }),
      response: { 200: personDetail },
    },
    handler: async (request, reply) => {
      const row = await getPerson(db, request.params.personId)
      authorizeInAny(request, await territoriesOfPerson(db, row.person_id), { personIds: [row.person_id] })
      etag(reply, row.version)
      const roles = await db
        .selectFrom('person_role')
        .select(['territory_id as territory', 'role'])
        .where('person_id', '=', row.person_id)
        .orderBy('role')
        .execute()
      const absences = await db
        .selectFrom('absence')
        .select(['absence_id as absenceId', 'from_on as from', 'to_on as to', 'reason', 'version'])
        .where('person_id', '=', row.person_id)
        .where('cancelled_at', 'is', null)
        .orderBy('from_on')
        .execute()
      return personDetail.parse({ ...personOf(row), roles, absences })
    },
  })
}

export function personOf(row: PersonRow): z.infer<typeof person> {
  return {
    personId: row.person_id,
    bodyId: row.body_id,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    phone: row.phone,
    fullTime: row.fte,
    workingDays: row.working_days,
    languages: row.languages,
    areas: row.areas,
    active: row.active,
    version: row.version,
  }
}
