import type { FileResource, TableBefore } from '@intarsi/access'
import type { Area } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'
import type { EquipeSchema } from '../schema.ts'
import { tableBefore, tableIdOf } from '../tables/ensure-tables.ts'
import type { Referral } from './referral.ts'

type Db = { trx: Kysely<EquipeSchema> }
type ReferralResource = FileResource & { territory: Referral['territory'] }

/**
 * A referral as rights read it: where it stands, who holds which role for this very household. Nobody is named beside a
 * role: a member of the équipe whose account may also prepare elsewhere prepares nothing here.
 */
export async function resourceOf(tx: Db, referral: Referral): Promise<ReferralResource> {
  const resource = await resourcesOf(tx, [referral])
  return resource(referral)
}

/** The same for each of several referrals, read at once, at least one. */
export async function resourcesOf(
  tx: Db,
  referrals: readonly Referral[],
): Promise<(referral: Referral) => ReferralResource> {
  const households = [...new Set(referrals.map(({ householdId }) => householdId))]
  const ties = Map.groupBy(await tiesOf(tx, households), ({ household_id }) => household_id)
  return ({ row, householdId }) => {
    const own = Map.groupBy(ties.get(householdId) ?? [], ({ as }) => as)
    const seatAreas = seatAreasOf(own.get('seat') ?? [])
    return {
      territory: row.territory_id,
      sportelloId: row.sportello_id,
      bodyId: row.body_id,
      tables: tablesOf(row),
      holders: {
        preparer: [row.preparer_id, row.asked_first_id].filter((person) => person !== null),
        'case-manager': peopleOf(own.get('case-manager')),
        'equipe-member': Object.keys(seatAreas),
      },
      seatAreas,
      conflictedPersonIds: peopleOf(own.get('conflicted')),
      phase: row.pic_id ? 'after-admission' : 'before-decision',
    }
  }
}

/**
 * Who reads it and who decides on it: often one table, in Ferrara two. In Cesena the network only shares it: who prepares
 * and who decides there sit elsewhere (CE-03, CE-04).
 */
function tablesOf({ territory_id, reading_table_id, admission }: Referral['row']): TableBefore[] {
  const { tableKey } = admission
  const deciding = tableKey === null ? reading_table_id : tableIdOf(territory_id, tableKey)
  return [...new Set([reading_table_id, deciding])].map((tableId) =>
    tableBefore(territory_id, { tableId, decides: tableId === deciding }),
  )
}

/** How a person is tied to a household; a seat may be nobody's, or somebody's who is stood in for. */
type Tie = {
  household_id: string
  as: 'case-manager' | 'seat' | 'conflicted'
  person_id: string | null
  delegate_id: string | null
  areas: Area[]
}

const peopleOf = (ties: readonly Tie[] = []) => ties.flatMap(({ person_id: person }) => person ?? [])

/** In one statement: every request about a referral asks. */
async function tiesOf(tx: Db, households: readonly string[]): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    with asked as (select unnest(${households}::uuid[]) as household_id)
    select distinct household_id, 'case-manager' as "as", person_id, null::uuid as delegate_id, '{}'::text[] as areas
    from case_manager join asked using (household_id) where state not in ('ended', 'declined', 'lapsed')
    union all
    select household_id, 'seat', person_id, delegate_id, areas
    from equipe_seat join asked using (household_id) where state in ('active', 'away', 'called', 'engaged')
    union all
    select household_id, 'conflicted', person_id, null, '{}'
    from conflict_of_interest join asked using (household_id)`.execute(tx.trx)
  return rows
}

/** Areas each person of the household's équipe follows; who stands in for somebody away follows the same. */
function seatAreasOf(seats: readonly Tie[]): Record<string, Area[]> {
  const areas = new Map<string, Area[]>()
  for (const seat of seats) {
    for (const person of [seat.person_id, seat.delegate_id]) {
      if (person) areas.set(person, [...new Set([...(areas.get(person) ?? []), ...seat.areas])])
    }
  }
  return Object.fromEntries(areas)
}
