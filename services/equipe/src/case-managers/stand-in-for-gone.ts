import { sql } from 'kysely'
import type { EquipeDeps } from '../deps.ts'
import { isAway } from '../directory/is-away.ts'
import { SHORT_LEAVE_DAYS } from '../directory/list-unavailable.ts'
import { addDays, romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { leaveSeat, proposeAgain } from './answer-proposal.ts'
import { listActive, lockCaseManager, refOfRow, saveCaseManager } from './case-manager-rows.ts'
import { announceConfirmed } from './confirm-case-manager.ts'
import { standIn } from './interim.ts'
import type { CaseManagerRow } from './tables.ts'

type Gone = { case_manager_id: string; active: boolean; to_on: string | null }

export type GoneDeps = Pick<EquipeDeps, 'db' | 'unitOfWork' | 'clock'>

/**
 * Finds households whose case manager has a disabled account or is away, and lets the coordinator stand in; ends the
 * stand-in when the case manager is back. Each household in a transaction of its own. Answers how many changed.
 */
export async function standInForGone(deps: GoneDeps, personId?: string): Promise<number> {
  const day = romeDay(deps.clock.now())
  let changed = 0
  for (const gone of await listGone(deps, day, personId)) {
    if (await deps.unitOfWork((tx) => replaceGone(tx, gone, day))) changed += 1
  }
  for (const id of await listBack(deps, day)) {
    if (await deps.unitOfWork((tx) => endStandIn(tx, id))) changed += 1
  }
  return changed
}

/** Looks again for somebody where the coordinator stands in: people come back and loads get lighter. */
export async function fillVacancies({ db, unitOfWork }: GoneDeps): Promise<number> {
  const vacant = await db
    .selectFrom('case_manager as interim')
    .select('interim.case_manager_id')
    .where('state', '=', 'interim')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_manager as other')
            .select('other.person_id')
            .whereRef('other.household_id', '=', 'interim.household_id')
            .whereRef('other.seat', '=', 'interim.seat')
            .where('other.state', 'in', ['proposed', 'confirmed', 'handing-over']),
        ),
      ),
    )
    .execute()
  let filled = 0
  for (const { case_manager_id } of vacant) {
    const found = await unitOfWork(async (tx) => {
      const row = await lockCaseManager(tx, case_manager_id)
      if (row?.state !== 'interim') return false
      const others = (await listActive(tx, row.household_id)).filter((one) => one.seat === row.seat)
      return others.length === 1 && (await proposeAgain(tx, row, { quiet: true }))
    })
    if (found) filled += 1
  }
  return filled
}

async function replaceGone(tx: EquipeTx, gone: Gone, day: string): Promise<boolean> {
  const row = await lockCaseManager(tx, gone.case_manager_id)
  if (!row || !['proposed', 'confirmed', 'handing-over'].includes(row.state)) return false
  if (!gone.active) {
    await leaveSeat(tx, row, { state: leftAs(row), reason: 'account-disabled' })
    return true
  }
  const isLong = gone.to_on === null || gone.to_on > addDays(day, SHORT_LEAVE_DAYS)
  if (isLong) {
    await leaveSeat(tx, row, { state: leftAs(row), reason: 'absence' })
    return true
  }
  // A proposal has nothing to do before the meeting: a short leave changes nothing yet.
  if (row.state === 'proposed' || gone.to_on === null) return false
  return await standInShortly(tx, row, addDays(gone.to_on, 1))
}

async function standInShortly(tx: EquipeTx, row: CaseManagerRow, until: string): Promise<boolean> {
  const active = await listActive(tx, row.household_id)
  if (active.some((one) => one.seat === row.seat && one.state === 'interim')) return false
  const { seat, role, pic_id: picId, person_id: formerPersonId } = row
  await standIn(tx, { referral: refOfRow(row), seat, role, picId, formerPersonId, reason: 'absence', until })
  return true
}

async function endStandIn(tx: EquipeTx, id: string): Promise<boolean> {
  const row = await lockCaseManager(tx, id)
  if (row?.state !== 'interim') return false
  await saveCaseManager(tx, row, { state: 'ended', ended_at: tx.now, reason: 'person-back' })
  const back = (await listActive(tx, row.household_id)).find(
    (one) => one.seat === row.seat && one.person_id === row.former_person_id && one.state === 'confirmed',
  )
  // Everybody heard of the stand-in: everybody hears that the household's own person is there again.
  if (back) await announceConfirmed(tx, back)
  return true
}

function leftAs(row: CaseManagerRow): 'lapsed' | 'ended' {
  return row.state === 'proposed' ? 'lapsed' : 'ended'
}

async function listGone({ db }: GoneDeps, day: string, personId?: string): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    select c.case_manager_id, p.active, a.to_on
    from case_manager c
    join person p using (person_id)
    left join lateral (
      select to_on, true as away from absence
      where person_id = p.person_id and cancelled_at is null
        and from_on <= ${day} and (to_on is null or to_on >= ${day})
      order by to_on desc nulls first limit 1
    ) a on true
    where c.state in ('proposed', 'confirmed', 'handing-over')
      and (not p.active or a.away)
      and (${personId ?? null}::uuid is null or p.person_id = ${personId ?? null}::uuid)
      and not (p.active and a.to_on <= ${addDays(day, SHORT_LEAVE_DAYS)} and (c.state = 'proposed' or exists (
        select from case_manager i where i.household_id = c.household_id and i.seat = c.seat and i.state = 'interim')))
    order by c.case_manager_id`.execute(db)
  return rows
}

/** Stand-ins for a short leave that is over: the case manager is there again. */
async function listBack({ db }: GoneDeps, day: string): Promise<string[]> {
  const { rows } = await sql<{ case_manager_id: string }>`
    select i.case_manager_id from case_manager i
    join case_manager c on c.household_id = i.household_id and c.seat = i.seat
      and c.state in ('confirmed', 'handing-over') and c.person_id = i.former_person_id
    join person p on p.person_id = c.person_id and p.active
    where i.state = 'interim' and i.reason = 'absence'
      and not ${isAway('p.person_id', day)}
    order by i.case_manager_id`.execute(db)
  return rows.map((row) => row.case_manager_id)
}
