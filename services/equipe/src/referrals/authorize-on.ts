import type { Resource } from '@intarsi/access'
import { problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { EquipeTx } from '../schema.ts'
import type { Referral } from './referral.ts'
import { resourceOf } from './resource-of.ts'

/** A role that a person held for one household, and since when no more. */
type FormerHolding = { role: 'preparer' | 'case-manager'; since: Date }

/**
 * Asks the right of a command's route on a referral. Who had it while preparing the file or following the household hears
 * who does now, and since when (409 `holder-replaced`), as a replaced chair does; else it throws the 403 problem.
 * `resource` left out: the referral as it stands.
 */
export async function authorizeOn(
  tx: EquipeTx,
  request: FastifyRequest,
  referral: Referral,
  resource?: Resource,
): Promise<void> {
  const asked = resource ?? (await resourceOf(tx, referral))
  const { action } = request.routeOptions.config
  if (!action || action === 'public') throw new Error('A public route asks for no right.')
  const answer = request.may(action, asked)
  if (!answer.allow && answer.code === 'forbidden') {
    const { personId } = request.actor
    const former = await formerHoldings(tx, referral, personId)
    const lost = former.find(({ role }) => request.may(action, heldBy(asked, role, personId)).allow)
    if (lost) throw replaced(asked, lost, personId)
  }
  request.authorize(asked)
}

function heldBy(resource: Resource, role: FormerHolding['role'], personId: string): Resource {
  return { ...resource, holders: { ...resource.holders, [role]: [personId] } }
}

function replaced({ holders }: Resource, { role, since }: FormerHolding, personId: string) {
  const day = since.toISOString()
  const detail = `You are the ${role} of this household no more since ${day}.`
  return problem(409, 'holder-replaced', detail, {
    personId,
    role,
    holderIds: holders?.[role] ?? [],
    since: day,
  })
}

/** What a person held for the household and gave back, the last first: a proposal and a file each end with a day. */
async function formerHoldings(
  tx: EquipeTx,
  { householdId, referralId }: Referral,
  personId: string,
): Promise<FormerHolding[]> {
  const { rows } = await sql<FormerHolding>`
    select 'case-manager' as role, max(ended_at) as since from case_manager
    where household_id = ${householdId} and person_id = ${personId} and state in ('ended', 'declined', 'lapsed')
    having max(ended_at) is not null
    union all
    select 'preparer', max(released_at) from load_hold
    where household_id = ${householdId} and referral_id = ${referralId} and person_id = ${personId}
      and purpose = 'preparer'
    having max(released_at) is not null
    order by since desc`.execute(tx.trx)
  return rows
}
