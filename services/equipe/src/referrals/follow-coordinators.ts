import { TERRITORIES, type Territory } from '@intarsi/contracts'
import { sql } from 'kysely'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { standInAnew } from '../case-managers/stand-in-anew.ts'
import { passDeadlinesOn } from '../deadlines/pass-deadlines-on.ts'
import type { EquipeDeps } from '../deps.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import type { EquipeTx } from '../schema.ts'
import { moveReferral } from './move-referral.ts'
import { lockReferral, type Referral } from './referral.ts'
import { isOpen } from './states.ts'

type Deps = Pick<EquipeDeps, 'db' | 'unitOfWork'>
type Change = { territory: Territory; from: string; to: string }

/**
 * When somebody else acts as a territory's coordinator (replaced in the directory, away, disabled, back again), what the
 * former one held goes over: queue rows, referrals in hand, dates, households the coordinator stood in for. Each referral
 * in a transaction of its own; the change is noted last, so that a crash in between begins again. Answers how many moved.
 */
export async function followCoordinators(deps: Deps): Promise<number> {
  let moved = 0
  for (const change of await listChanges(deps)) {
    for (const referralId of await listHeldBy(deps, change)) {
      if (await deps.unitOfWork((tx) => followOne(tx, referralId, change))) moved += 1
    }
    await deps.unitOfWork((tx) => note(tx, change.territory, change.to))
  }
  return moved
}

async function listChanges({ db, unitOfWork }: Deps): Promise<Change[]> {
  const known = new Map(
    (await db.selectFrom('acting_coordinator').selectAll().execute()).map((row) => [row.territory_id, row]),
  )
  const offices = await db.selectFrom('territory_office').select('territory_id').execute()
  const changes: Change[] = []
  for (const territory of TERRITORIES) {
    if (!offices.some((office) => office.territory_id === territory)) continue
    const { personId: to } = await unitOfWork((tx) => coordinatorOf(tx, territory))
    const from = known.get(territory)?.person_id
    if (from === undefined) await unitOfWork((tx) => note(tx, territory, to))
    else if (from !== to) changes.push({ territory, from, to })
  }
  return changes
}

async function note({ trx, now }: EquipeTx, territory: Territory, personId: string): Promise<void> {
  const row = { person_id: personId, since: now }
  await trx
    .insertInto('acting_coordinator')
    .values({ territory_id: territory, ...row })
    .onConflict((conflict) => conflict.column('territory_id').doUpdateSet(row))
    .execute()
}

/** Referrals of which the former coordinator holds anything, closed ones with a running case included. */
async function listHeldBy({ db }: Deps, { territory, from }: Change): Promise<string[]> {
  const { rows } = await sql<{ referral_id: string }>`
    select referral_id from referral r where territory_id = ${territory} and (
      exists (select from queue q where q.referral_id = r.referral_id and q.kind = 'coordinator' and q.root_id = ${from})
      or closed_at is null and holder_kind = 'person' and holder_id = ${from}
      or exists (select from deadline d where d.referral_id = r.referral_id and d.closed_at is null
        and ${from} in (d.holder_id, d.escalate_to))
      or exists (select from case_manager c where c.referral_id = r.referral_id and c.state = 'interim'
        and c.person_id = ${from}))
    order by referral_id`.execute(db)
  return rows.map((row) => row.referral_id)
}

async function followOne(tx: EquipeTx, referralId: string, change: Change): Promise<boolean> {
  const referral = await lockReferral(tx, referralId)
  if (!referral || referral.territory !== change.territory) return false
  await standInAnew(tx, { householdId: referral.householdId, from: change.from })
  const follows = await followsHousehold(tx, referral, change.from)
  if (isOpen(referral.row.state)) await moveToSuccessor(tx, referral, { ...change, follows })
  const { from, to } = change
  await passDeadlinesOn(tx, { referralId, from, to, ...(follows ? { only: 'told' } : {}) })
  return true
}

/** Somebody who coordinates may also prepare or follow: what that person holds as such stays. */
async function followsHousehold(
  tx: EquipeTx,
  { row, householdId }: Referral,
  personId: string,
): Promise<boolean> {
  if (row.preparer_id === personId || row.asked_first_id === personId) return true
  const managers = await listActive(tx, householdId)
  return managers.some((manager) => manager.person_id === personId && manager.state !== 'interim')
}

async function moveToSuccessor(
  tx: EquipeTx,
  referral: Referral,
  { from, to, follows }: Change & { follows: boolean },
): Promise<void> {
  const { row, referralId } = referral
  const queue = await tx.trx
    .selectFrom('queue')
    .selectAll()
    .where('referral_id', '=', referralId)
    .executeTakeFirstOrThrow()
  const queued = queue.kind === 'coordinator' && queue.root_id === from
  const held = row.holder_kind === 'person' && row.holder_id === from && (queued || !follows)
  if (!queued && !held) return
  await moveReferral(tx, referral, {
    to: row.state,
    command: 'stay',
    cause: 'coordinator-changed',
    holder: { kind: row.holder_kind, id: held ? to : row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    by: 'system',
    tell: [to],
    coordinatorId: to,
    ...(queued
      ? { place: { kind: 'coordinator', rootId: to, meetingId: queue.meeting_id, noDate: queue.no_date } }
      : {}),
  })
}
