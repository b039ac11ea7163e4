import { id, referralState, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { latestProfile } from '@intarsi/territories'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { listOnOlderVersions, migrateProfile, type ProfileChange } from './migrate-profile.ts'

const change = z.object({
  referralId: id,
  referralNumber: z.string(),
  state: referralState,
  fromVersion: z.number().int(),
  toVersion: z.number().int(),
  rule: z
    .object({ before: z.string(), after: z.string() })
    .describe('The rule that decided, and decides now'),
  routedAnew: z.boolean().describe('Another queue, agenda or gate: whoever reads it now is told'),
})

/** A few at a time: each in a transaction of its own, so that a call that is cut off left whole referrals. */
export function migrateProfileRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/territories/:territory/profile-migration',
    config: { action: 'territory.migrate' },
    schema: {
      summary:
        "Move a territory's open referrals to the newest version of its profile, or show what that changes",
      tags: ['territories'],
      params: z.object({ territory: territorySchema }),
      body: z.object({
        apply: z.boolean().default(false).describe('Left out: nothing is changed'),
        after: id.optional().describe('`next` of the answer before'),
        limit: z.number().int().min(1).max(200).default(50),
      }),
      response: {
        200: z.object({
          version: z.number().int().describe('The newest'),
          items: z.array(change),
          next: id.nullable().describe('Null: these were the last'),
        }),
      },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const { apply, after, limit } = request.body
      const ids = await listOnOlderVersions(deps.db, territory, { after, limit })
      const items: ProfileChange[] = []
      for (const referralId of ids) {
        const done = await deps.unitOfWork(
          (tx) => migrateProfile(tx, referralId, { by: request.actor.personId, apply }),
          request.cause,
        )
        if (done) items.push(done)
      }
      const next = ids.length === limit ? (ids.at(-1) ?? null) : null
      return { version: latestProfile(territory).version, items, next }
    },
  })
}
