import { rolesInForce } from '@intarsi/access'
import { id, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { getPerson } from './find-person.ts'

const account = z.object({
  personId: id,
  givenName: z.string(),
  familyName: z.string(),
  bodyName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  professions: z.array(z.string()).describe("Role codes of the territories' profiles"),
  agreementValidUntil: z
    .string()
    .nullable()
    .describe("The body's agreement: without one nothing personal is shown"),
  sportelloIds: z.array(id),
  roles: z.array(
    z.object({ role: z.string(), territory: territorySchema.nullable(), tableId: id.nullable() }),
  ),
})

/** Who asks, as the directory knows them: what a page is built on. */
export function showAccountRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/account',
    config: { action: 'account.read' },
    schema: {
      summary: 'Who I am here: name, body, roles and where they reach',
      tags: ['directory'],
      response: { 200: account },
    },
    handler: async (request) => {
      const { personId, bodyId, sportelloIds, agreementValidUntil } = request.actor
      request.authorize({ personIds: [personId] })
      const person = await getPerson(db, personId)
      const { name: bodyName } = await db
        .selectFrom('body')
        .select('name')
        .where('body_id', '=', bodyId)
        .executeTakeFirstOrThrow()
      const professions = await db
        .selectFrom('person_role')
        .select('role')
        .distinct()
        .where('person_id', '=', personId)
        .orderBy('role')
        .execute()
      return account.parse({
        personId,
        givenName: person.given_name,
        familyName: person.family_name,
        bodyName,
        phone: person.phone,
        email: person.email,
        professions: professions.map(({ role }) => role),
        agreementValidUntil,
        sportelloIds,
        roles: rolesInForce(request.actor).map(({ role, territory, tableId }) => ({
          role,
          territory,
          tableId,
        })),
      })
    },
  })
}
