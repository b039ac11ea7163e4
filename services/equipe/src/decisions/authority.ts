import type { Resource } from '@intarsi/access'
import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { findRole } from '@intarsi/territories'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import type { Referral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'
import { currentChair } from '../tables/current-chair.ts'
import { findTable } from '../tables/find-table.ts'

/** Who may decide on a referral today. */
export type Authority = {
  /** The table that decides; null where a role decides and no table meets. */
  tableId: string | null
  chairId: string
  /** Deputies, delegates of today's meeting, holders of the deciding role. */
  othersIds: string[]
  since: Date
  formerChairId: string | null
  coordinatorIds: string[]
}

/** What rights read of a referral that is decided on: its table, and who chairs that today. */
export function resourceOfAuthority(
  resource: Resource,
  { tableId, chairId, othersIds }: Authority,
): Resource {
  const tables: Resource['tables'] = tableId ? [{ tableId, part: 'decides' }] : resource.tables
  return { ...resource, ...(tables ? { tables } : {}), holders: { chair: [chairId, ...othersIds] } }
}

type Refusal = 'chair-replaced' | 'not-the-chair' | 'coordinator-required' | 'second-person-required'

export async function authorityOver(tx: EquipeTx, referral: Referral): Promise<Authority> {
  const { admission } = referral.row
  const { personId, deputyId } = await coordinatorOf(tx, referral.territory)
  const coordinatorIds = [personId, ...(deputyId ? [deputyId] : [])]
  if (admission.tableKey === null) {
    const holders = await holdersOf(tx, referral.territory, admission.decidedBy)
    const others = [...coordinatorIds.slice(1), ...holders]
    return {
      tableId: null,
      chairId: personId,
      othersIds: others,
      since: tx.now,
      formerChairId: null,
      coordinatorIds,
    }
  }
  const { table_id: tableId } = await findTable(tx, referral.territory, admission.tableKey)
  const chair = await currentChair(tx, tableId, tx.now)
  return {
    tableId,
    chairId: chair.personId,
    othersIds: chair.deputyIds,
    since: chair.since,
    formerChairId: chair.formerChairId ?? null,
    coordinatorIds,
  }
}

/**
 * The chair or a delegate *of today* decides at the table; between meetings the coordinator with one member of the
 * public social service. A replaced chair hears who replaced them and since when.
 */
export function decideAuthority(
  authority: Authority,
  who: { by: string; between: boolean },
): Accepted<never> | Rejected<Refusal> {
  const { chairId, othersIds, since, coordinatorIds } = authority
  if (who.between) {
    if (coordinatorIds.includes(who.by)) return accept()
    return reject('coordinator-required', 'Between meetings the coordinator decides, with a second person.', {
      coordinatorIds,
    })
  }
  if (who.by === chairId || othersIds.includes(who.by)) return accept()
  const extra = { chairId, since: since.toISOString() }
  return who.by === authority.formerChairId
    ? reject('chair-replaced', `Since ${extra.since} somebody else chairs this table.`, extra)
    : reject('not-the-chair', 'The chair or a delegate of today decides at the table.', extra)
}

/** The second person between meetings: not the decider, active, of a public body, a social worker of the territory. */
export async function decideSecondPerson(
  tx: EquipeTx,
  referral: Referral,
  { by, secondPersonId }: { by: string; secondPersonId: string },
): Promise<Accepted<never> | Rejected<'second-person-required'>> {
  const roles = await tx.trx
    .selectFrom('person')
    .innerJoin('body', 'body.body_id', 'person.body_id')
    .innerJoin('person_role', 'person_role.person_id', 'person.person_id')
    .select('person_role.role')
    .where('person.person_id', '=', secondPersonId)
    .where('person.active', '=', true)
    .where('body.kind', '=', 'public')
    .where('person_role.territory_id', '=', referral.territory)
    .execute()
  const socialWorker = roles.some(({ role }) => findRole(role)?.socialWorker)
  if (socialWorker && secondPersonId !== by) return accept()
  return reject(
    'second-person-required',
    'Name a second person: an active member of the public social service of this territory.',
    { secondPersonId },
  )
}

async function holdersOf(tx: EquipeTx, territory: string, role: string): Promise<string[]> {
  const rows = await tx.trx
    .selectFrom('person_role')
    .select('person_id')
    .where('territory_id', '=', territory)
    .where('role', '=', role)
    .execute()
  return rows.map((row) => row.person_id)
}
