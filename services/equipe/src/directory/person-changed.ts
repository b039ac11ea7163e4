import { keepPerson } from '@intarsi/access'
import { personChanged } from '@intarsi/contracts'
import { romeDay, romeInstant } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'

export type Grant = { role: string; territory: string | null; tableId: string | null }

/**
 * Tells every service what a person may do now, and keeps equipe's own copy of rights in the same transaction.
 * The caller holds the person's lock and has raised the version.
 */
export async function announcePerson(tx: EquipeTx, personId: string): Promise<void> {
  const person = await tx.trx
    .selectFrom('person')
    .innerJoin('body', 'body.body_id', 'person.body_id')
    .selectAll('person')
    .select(['body.agreement_valid_until', 'body.active as body_active'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const sportelli = await tx.trx
    .selectFrom('person_sportello')
    .select('sportello_id')
    .where('person_id', '=', personId)
    .orderBy('sportello_id')
    .execute()
  const roles = (await grantsOf(tx, personId)).map((grant) => ({ ...grant, healthRole: person.health_role }))
  const data = personChanged.data.parse({
    personId,
    subject: person.subject,
    bodyId: person.body_id,
    sportelloIds: sportelli.map((sportello) => sportello.sportello_id),
    active: person.active && person.body_active,
    agreementValidUntil: person.agreement_valid_until,
    roles,
    delegations: await delegationsOf(tx, personId),
    since: person.active_since.toISOString(),
    version: person.version,
  })
  await keepPerson(tx.trx, data, tx.now)
  await tx.announce(personChanged, personId, data)
}

/** Raises the version of people whose rights changed, and tells them. The caller holds their locks. */
export async function announceChanged(tx: EquipeTx, personIds: readonly string[]): Promise<void> {
  for (const personId of personIds) {
    await tx.trx
      .updateTable('person')
      .set((e) => ({ version: e('version', '+', 1) }))
      .where('person_id', '=', personId)
      .execute()
    await announcePerson(tx, personId)
  }
}

/** Tables where the person stands in for the chair, each until the day of the last such meeting to come is over. */
async function delegationsOf(tx: EquipeTx, personId: string) {
  const rows = await tx.trx
    .selectFrom('meeting_delegate')
    .innerJoin('meeting', 'meeting.meeting_id', 'meeting_delegate.meeting_id')
    .select(['territory_id as territory', 'table_id as tableId'])
    .select((e) => e.fn.max('starts_at').as('last'))
    .where('person_id', '=', personId)
    .where('state', '!=', 'cancelled')
    .where('starts_at', '>=', romeInstant(romeDay(tx.now), '00:00'))
    .groupBy(['territory_id', 'table_id'])
    .orderBy('table_id')
    .execute()
  return rows.map(({ last, ...table }) => ({ ...table, untilOn: romeDay(last) }))
}

/** What the account may be: its own roles, the tables it chairs or sits at, the territories it coordinates. */
export async function grantsOf(tx: EquipeTx, personId: string): Promise<Grant[]> {
  const own = await tx.trx
    .selectFrom('account_role')
    .select(['role', 'territory_id as territory'])
    .where('person_id', '=', personId)
    .execute()
  const offices = await tx.trx
    .selectFrom('territory_office')
    .select('territory_id as territory')
    .where((e) => e.or([e('coordinator_id', '=', personId), e('deputy_id', '=', personId)]))
    .execute()
  const grants = [
    ...own.map((grant) => ({ ...grant, tableId: null })),
    ...offices.map(({ territory }) => ({ role: 'coordinator', territory, tableId: null })),
    ...(await tableGrantsOf(tx, personId)),
  ]
  return grants.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

async function tableGrantsOf(tx: EquipeTx, personId: string): Promise<Grant[]> {
  const chairs = await tx.trx
    .selectFrom('table_chair')
    .innerJoin('coordination_table', 'coordination_table.table_id', 'table_chair.table_id')
    .select(['coordination_table.table_id as tableId', 'territory_id as territory'])
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .execute()
  const seats = await tx.trx
    .selectFrom('table_member')
    .innerJoin('coordination_table', 'coordination_table.table_id', 'table_member.table_id')
    .select(['coordination_table.table_id as tableId', 'territory_id as territory'])
    .distinct()
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .execute()
  return [
    ...chairs.map((chair) => ({ role: 'chair', ...chair })),
    ...seats.map((seat) => ({ role: 'table-member', ...seat })),
  ]
}
