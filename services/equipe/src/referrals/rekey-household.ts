import type { Territory } from '@intarsi/contracts'
import { sql } from 'kysely'
import { announceConflict } from '../directory/declare-conflict.ts'
import type { EquipeTx } from '../schema.ts'

/** How the rows of each table about a household are found when one referral's rows go to another household. */
type Path = 'referral' | 'equipe' | 'seat' | 'agenda-item' | 'person'

/** Every table with a household; a test compares it with the database. */
export const HOUSEHOLD_TABLES: Readonly<Record<string, Path>> = {
  referral: 'referral',
  queue: 'referral',
  referral_move: 'referral',
  early_fact: 'referral',
  sender_request: 'referral',
  competence_transfer: 'referral',
  void_request: 'referral',
  contact_attempt: 'referral',
  case_transfer: 'referral',
  decision: 'referral',
  handover: 'referral',
  presa_in_carico: 'referral',
  equipe: 'referral',
  equipe_seat: 'equipe',
  equipe_collaborator: 'equipe',
  equipe_observer: 'equipe',
  observation_link: 'equipe',
  observation: 'equipe',
  seat_call: 'seat',
  agenda_item: 'referral',
  abstention: 'agenda-item',
  case_manager: 'referral',
  deadline: 'referral',
  load_hold: 'referral',
  choice_record: 'referral',
  conflict_of_interest: 'person',
}

/** Speaks of everything these referrals hold by another household's id. Both households are locked. */
export async function rekeyReferrals(
  tx: EquipeTx,
  { referralIds, to }: { referralIds: string[]; to: string },
): Promise<void> {
  if (referralIds.length === 0) return
  const ids = sql`${referralIds}::uuid[]`
  for (const [table, path] of Object.entries(HOUSEHOLD_TABLES)) {
    if (path === 'person') continue
    await sql`update ${sql.table(table)} set household_id = ${to} where ${rowsOf(path, ids)}`.execute(tx.trx)
  }
}

/** Who must not follow one of the two households must not follow the joined one; a split leaves it so. */
export async function copyConflicts(tx: EquipeTx, { from, to }: { from: string; to: string }): Promise<void> {
  const { rows } = await sql<{ person_id: string; territory_id: Territory }>`
    insert into conflict_of_interest (person_id, household_id, territory_id, reason, declared_at)
    select person_id, ${to}, territory_id, reason, declared_at from conflict_of_interest
    where household_id = ${from} on conflict do nothing returning person_id, territory_id`.execute(tx.trx)
  for (const { person_id: personId, territory_id: territory } of rows)
    await announceConflict(tx, { householdId: to, territory, personId })
}

const equipes = (ids: ReturnType<typeof sql>) =>
  sql`select equipe_id from equipe where referral_id = any(${ids})`

function rowsOf(path: Exclude<Path, 'person'>, ids: ReturnType<typeof sql>) {
  if (path === 'referral') return sql`referral_id = any(${ids})`
  if (path === 'equipe') return sql`equipe_id in (${equipes(ids)})`
  if (path === 'seat')
    return sql`seat_id in (select seat_id from equipe_seat where equipe_id in (${equipes(ids)}))`
  return sql`agenda_item_id in (select agenda_item_id from agenda_item where referral_id = any(${ids}))`
}
