import { type Resource, recordRead, roleFor, rolesInForce } from '@intarsi/access'
import { id } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import type { IntakeSchema } from '../schema.ts'
import { resourcesOfHouseholds } from './household-resource.ts'
import { survivingHouseholds } from './surviving-household.ts'
import type { MemberTable } from './tables.ts'

const MOST = 200
const asked = z.object({ householdIds: z.array(id).min(1).max(MOST) })
const labelled = z.object({
  householdId: id,
  label: z.string().nullable().describe('Null when refused'),
  refused: z.string().nullable(),
  survivingHouseholdId: id.nullable().describe('Set when the household was joined into another'),
})

/** Names are joined at the edge: everybody else stores ids, and asks here what to call them. */
export function labelsRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/household-labels',
    config: { action: 'household.labels' },
    schema: {
      summary: 'What to call up to 200 households: a label or a refusal for each; one record of the reading',
      tags: ['households'],
      body: asked,
      response: { 200: z.object({ labels: z.array(labelled) }) },
    },
    handler: async (request) => {
      const ids = [...new Set(request.body.householdIds)]
      const labels = await labelsOf(deps.db, request, ids)
      const given = labels.filter(({ label }) => label !== null)
      await recordLabels(
        deps,
        request,
        given.map(({ householdId }) => householdId),
      )
      return { labels }
    },
  })
}

async function labelsOf(db: Kysely<IntakeSchema>, request: FastifyRequest, ids: string[]) {
  const redirects = await survivingHouseholds(db, ids)
  const standing = [...new Set(ids.map((one) => redirects.get(one) ?? one))]
  const [resources, names] = await Promise.all([
    resourcesOfHouseholds(db, [...new Set([...ids, ...standing])]),
    membersOf(db, standing),
  ])
  return ids.map((householdId) => {
    const surviving = redirects.get(householdId) ?? null
    const members = names.get(surviving ?? householdId)
    const known = [
      ...(resources.get(householdId) ?? []),
      ...(surviving ? (resources.get(surviving) ?? []) : []),
    ]
    const refused = members ? refusal(request, known) : 'unknown-household'
    const label = members && !refused ? labelOf(members, firstNamesOnly(request, known)) : null
    return { householdId, label, refused, survivingHouseholdId: refused ? null : surviving }
  })
}

function refusal(request: FastifyRequest, resources: Resource[]): string | null {
  const answers = resources.map((resource) => request.may('household.labels', resource))
  if (answers.some((answer) => answer.allow)) return null
  // Asked with nothing, the rule says why it refuses this person at all.
  const [first = request.may('household.labels', {})] = answers
  return first.allow ? null : first.code
}

const FIRST_NAMES: ReadonlySet<string> = new Set(['tutor', 'observer', 'delegate'])

/**
 * A tutor and an observer learn first names, never whose household it is on paper (section 3.5); standing in for the chair
 * of a table adds the names of that table's alone.
 */
function firstNamesOnly({ actor }: FastifyRequest, resources: Resource[]): boolean {
  const standsIn = (resource: Resource) => roleFor(actor, 'household.labels', resource) === 'delegate'
  return rolesInForce(actor).every(({ role }) => FIRST_NAMES.has(role)) && !resources.some(standsIn)
}

/** The adult of reference and how many more there are: `Ginepro Senait +2`. Pure. */
export function labelOf(members: readonly Selectable<MemberTable>[], firstNames: boolean): string {
  const reference = members.find((member) => member.ref === 'm1') ?? members[0]
  const parts = firstNames ? [reference?.given_name] : [reference?.family_name, reference?.given_name]
  return nameAndMore(parts, members.length)
}

/** What a household is called by its adult of reference and how many it has. Pure. */
export function nameAndMore(parts: readonly (string | null | undefined)[], members: number): string {
  const name = parts.filter(Boolean).join(' ') || '—'
  return members > 1 ? `${name} +${members - 1}` : name
}

async function membersOf(db: Kysely<IntakeSchema>, ids: string[]) {
  const rows = await db
    .selectFrom('member')
    .selectAll()
    .where('household_id', 'in', ids)
    .orderBy('ref')
    .execute()
  return Map.groupBy(rows, (row) => row.household_id)
}

/** Names were read: one record of it for all of them. */
export async function recordLabels(
  { db, clock }: IntakeDeps,
  request: FastifyRequest,
  householdIds: readonly string[],
): Promise<void> {
  if (householdIds.length === 0) return
  await recordRead(db, {
    actor: request.actor,
    action: 'household.labels',
    territory: null,
    subjectKind: 'labels',
    subjectId: householdIds.join(' '),
    at: clock.now(),
    correlationId: request.cause.correlationId,
  })
}
