import { recordRead } from '@intarsi/access'
import { id, type Territory, territorySchema } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import type { IntakeSchema } from '../schema.ts'
import { findDuplicates } from './find-duplicates.ts'
import { resourcesOfHouseholds } from './household-resource.ts'
import { labelOf } from './label-routes.ts'

const candidate = z.object({
  householdId: id,
  likelihood: z.enum(['likely', 'possible']),
  referrals: z.array(z.object({ number: z.string(), territory: territorySchema })),
  label: z.string().nullable().describe('Null where the reader has no right to the name'),
})

export function duplicatesRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/households/:householdId/possible-duplicates',
    config: { action: 'household.join' },
    schema: {
      summary:
        'Households that may be this one, by names, births and numbers; a suggestion, nothing is joined',
      tags: ['households'],
      params: z.object({ householdId: id }),
      response: { 200: z.object({ items: z.array(candidate) }) },
    },
    handler: async (request) => {
      const { householdId } = request.params
      const territory = await authorizeHousehold(deps.db, request, householdId)
      const items = await candidatesOf(deps.db, request, householdId)
      await recordRead(deps.db, {
        actor: request.actor,
        action: 'household.join',
        territory,
        subjectKind: 'possible-duplicates',
        subjectId: householdId,
        householdId,
        at: deps.clock.now(),
        correlationId: request.cause.correlationId,
      })
      return { items }
    },
  })
}

/** Asks the route's right on the household and answers where it has it; a 404 problem when intake has no such household. */
export async function authorizeHousehold(
  db: Kysely<IntakeSchema>,
  request: FastifyRequest,
  householdId: string,
): Promise<Territory> {
  const resources = (await resourcesOfHouseholds(db, [householdId])).get(householdId)
  const [first] = resources ?? []
  if (!resources || !first) throw problem(404, 'unknown-household', 'There is no household with this id.')
  const action = request.routeOptions.config.action
  if (!action || action === 'public') throw new Error('A route about a household names its action.')
  const asked = resources.find((resource) => request.may(action, resource).allow) ?? first
  request.authorize(asked)
  return asked.territory
}

async function candidatesOf(db: Kysely<IntakeSchema>, request: FastifyRequest, householdId: string) {
  const own = await db.selectFrom('member').selectAll().where('household_id', '=', householdId).execute()
  const found = await findDuplicates(db, householdId, own)
  const ids = found.map((one) => one.householdId)
  if (ids.length === 0) return []
  const resources = await resourcesOfHouseholds(db, ids)
  const members = await db
    .selectFrom('member')
    .selectAll()
    .where('household_id', 'in', ids)
    .orderBy('ref')
    .execute()
  const referrals = await db
    .selectFrom('referral')
    .select(['household_id', 'number', 'territory_id'])
    .where('household_id', 'in', ids)
    .orderBy('submitted_at')
    .execute()
  return found.map(({ householdId: other, likelihood }) => {
    const named = resources.get(other)?.some((resource) => request.may('household.labels', resource).allow)
    const persons = members.filter((member) => member.household_id === other)
    const sent = referrals.filter((referral) => referral.household_id === other)
    return {
      householdId: other,
      likelihood,
      referrals: sent.map(({ number, territory_id }) => ({ number, territory: territory_id })),
      label: named ? labelOf(persons, false) : null,
    }
  })
}
