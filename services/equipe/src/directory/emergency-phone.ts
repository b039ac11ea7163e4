import { territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'

/** Asked before anything is sent: a number is needed when the form is not complete, and nothing is said of anybody. */
export function emergencyPhoneRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/emergency-phone',
    config: { action: 'directory.read' },
    schema: {
      summary: "The telephone of a territory's emergency social service; null: none is known",
      tags: ['directory'],
      querystring: z.object({ territory: territorySchema }),
      response: { 200: z.object({ phone: z.string().nullable() }) },
    },
    handler: async (request) => {
      authorizeInAny(request, request.territories())
      return { phone: await findEmergencyPhone(db, request.query.territory) }
    },
  })
}

export async function findEmergencyPhone(
  db: Kysely<EquipeSchema>,
  territory: string,
): Promise<string | null> {
  const office = await db
    .selectFrom('territory_office')
    .select('emergency_phone')
    .where('territory_id', '=', territory)
    .executeTakeFirst()
  return office?.emergency_phone ?? null
}
