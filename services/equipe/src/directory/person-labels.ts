import { id } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import type { EquipeDeps } from '../deps.ts'

const MAX_LABELS = 200

const label = z.object({
  personId: id,
  label: z.string().nullable().describe('Null: the directory has no such person'),
  body: z.string().nullable(),
})

/** Names of people who work, joined at the edge as the households' are: at most 200 ids at a time. */
export function personLabelsRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/person-labels',
    config: { action: 'directory.read' },
    schema: {
      summary: 'Names and bodies of people who work, for ids of other answers',
      tags: ['directory'],
      body: z.object({ personIds: z.array(id).min(1).max(MAX_LABELS) }),
      response: { 200: z.object({ items: z.array(label) }) },
    },
    handler: async (request) => {
      const { personIds } = request.body
      authorizeInAny(request, request.territories())
      const rows = await db
        .selectFrom('person')
        .innerJoin('body', 'body.body_id', 'person.body_id')
        .select(['person_id', 'given_name', 'family_name', 'body.name as body'])
        .where('person_id', 'in', personIds)
        .execute()
      const byId = new Map(rows.map((row) => [row.person_id, row]))
      const items = personIds.map((personId) => {
        const row = byId.get(personId)
        return {
          personId,
          label: row ? `${row.given_name} ${row.family_name}` : null,
          body: row?.body ?? null,
        }
      })
      return { items }
    },
  })
}
