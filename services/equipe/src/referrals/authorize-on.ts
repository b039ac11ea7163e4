import type { FormerHolding, Resource } from '@intarsi/access'
import { authorizeHolder } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { EquipeTx } from '../schema.ts'
import type { Referral } from './referral.ts'
import { resourceOf } from './resource-of.ts'

/**
 * Asks the right of a route on a referral, to read it or to act on it. Who had it while preparing the file or following the household hears
 * who does now, and since when (409 `holder-replaced`); else it throws the 403 problem. `resource` left out: the
 * referral as it stands.
 */
export async function authorizeOn(
  tx: EquipeTx,
  request: FastifyRequest,
  referral: Referral,
  resource?: Resource,
): Promise<void> {
  const asked = resource ?? (await resourceOf(tx, referral))
  await authorizeHolder(request, asked, (personId) => formerHoldings(tx, referral, personId))
}

/**
 * What a person held for the household and gave back, the last first: a proposal and a file each end with a day. A
 * household has a reference person all the time (section 1, rule 4): after the preparer its case manager, after a
 * closing whom the plan names.
 */
async function formerHoldings(
  tx: EquipeTx,
  { householdId, referralId }: Referral,
  personId: string,
): Promise<FormerHolding[]> {
  const { rows } = await sql<FormerHolding>`
    select 'case-manager' as role, max(ended_at) as since,
      (select reference_person_id from presa_in_carico where household_id = ${householdId} and closed_at is not null
        order by closed_at desc limit 1) as "passedTo"
    from case_manager
    where household_id = ${householdId} and person_id = ${personId} and state in ('ended', 'declined', 'lapsed')
    having max(ended_at) is not null
    union all
    select 'preparer', max(released_at),
      (select person_id from case_manager where household_id = ${householdId} and seat = 'case-manager'
        and state in ('confirmed', 'interim', 'handing-over') limit 1)
    from load_hold
    where household_id = ${householdId} and referral_id = ${referralId} and person_id = ${personId}
      and purpose = 'preparer'
    having max(released_at) is not null
    order by since desc`.execute(tx.trx)
  return rows
}
