import { type Rejected, reject } from '@intarsi/kernel'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { choosePerson } from '../choice/choose-person.ts'
import { listCandidates } from '../choice/list-candidates.ts'
import { releaseLoad } from '../choice/release-load.ts'
import { loadReferral, type Referral } from '../referrals/referral.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { announceEquipe, listSeats } from './announce-equipe.ts'
import { decideSeat, type SeatCommand } from './decide-seat.ts'
import { AWAITS_CASE_MANAGER, CASE_MANAGER_ROLE } from './fill-seat.ts'
import type { EquipeSeatRow } from './tables.ts'

export type SeatOutcome = { ok: true; seat: EquipeSeatRow } | Rejected

export type SeatChange =
  | { command: 'accept' | 'return' | 'engage'; by: string }
  | { command: 'decline'; by: string; reason: string }
  | { command: 'leave'; by: string; delegateId: string | null; reason?: 'absence' }
  | { command: 'replace'; by: string; reason: string; personId?: string | undefined; quiet?: boolean }
  | { command: 'call'; by: string; reason: string; personId?: string | undefined }
  | { command: 'release'; by: string }

/** One move of one seat, told as the whole équipe. The household is locked. */
export async function changeSeat(
  tx: EquipeTx,
  seat: EquipeSeatRow,
  change: SeatChange,
): Promise<SeatOutcome> {
  const answer = decideSeat(seat, change.command)
  if (!answer.ok) return answer
  const [state] = answer.facts
  if (!state) throw new Error(`${change.command} leads nowhere`)
  const columns = await columnsOf(tx, seat, change)
  if ('ok' in columns) return columns
  await rememberCall(tx, seat, change)
  const changed = await tx.trx
    .updateTable('equipe_seat')
    .set({ state, since: tx.now, ...columns })
    .where('seat_id', '=', seat.seat_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await announceEquipe(tx, seat.equipe_id)
  return { ok: true, seat: changed }
}

type Columns = Partial<
  Pick<
    EquipeSeatRow,
    'state' | 'person_id' | 'delegate_id' | 'vacancy_reason' | 'runner_up_id' | 'reasons' | 'declined_by'
  >
>

async function columnsOf(tx: EquipeTx, seat: EquipeSeatRow, change: SeatChange): Promise<Columns | Rejected> {
  switch (change.command) {
    case 'decline':
      await giveBack(tx, seat)
      return {
        person_id: null,
        delegate_id: null,
        vacancy_reason: change.reason,
        declined_by: [...seat.declined_by, ...(seat.person_id ? [seat.person_id] : [])],
      }
    case 'leave':
      return { delegate_id: change.delegateId, vacancy_reason: change.reason ?? null }
    case 'return':
      return { delegate_id: null, vacancy_reason: null }
    case 'release':
      await giveBack(tx, seat)
      return { person_id: null }
    case 'replace':
    case 'call':
      return await seatSomebody(tx, seat, change)
    default:
      return {}
  }
}

/** A person named by who replaces or calls, else the best candidate; the former holder's load goes back first. */
async function seatSomebody(
  tx: EquipeTx,
  seat: EquipeSeatRow,
  change: Extract<SeatChange, { command: 'replace' | 'call' }>,
): Promise<Columns | Rejected> {
  if (seat.role === CASE_MANAGER_ROLE) return await seatManager(tx, seat)
  const former = seat.person_id
  await giveBack(tx, seat)
  const need = await needOf(tx, seat)
  const excludePersonIds = change.personId
    ? await everybodyBut(tx, need, change.personId)
    : [...(former ? [former] : []), ...seat.declined_by, ...(await seatedNow(tx, seat))]
  const quiet = change.command === 'replace' && (change.quiet ?? false)
  const choice = await choosePerson(tx, { ...need, excludePersonIds, quiet })
  if (choice.personId)
    return {
      person_id: choice.personId,
      delegate_id: null,
      vacancy_reason: null,
      runner_up_id: choice.runnerUpId,
      reasons: choice.reasons,
    }
  const extra = { role: seat.role, reasons: choice.reasons }
  return reject('nobody-for-seat', `Nobody can take the seat of ${seat.role} now.`, extra)
}

/** Only who is confirmed sits in the seat of the case manager, at once, and leaves the seat they had; a hand-over changes who it is. */
async function seatManager(tx: EquipeTx, seat: EquipeSeatRow): Promise<Columns | Rejected> {
  const active = await listActive(tx, seat.household_id)
  const confirmed = active.find((row) => row.seat === 'case-manager' && row.state === 'confirmed')
  if (!confirmed || confirmed.person_id === seat.person_id) {
    const extra = { role: seat.role, reasons: [AWAITS_CASE_MANAGER] }
    return reject('nobody-for-seat', 'The seat of the case manager is that of who is confirmed.', extra)
  }
  await giveBack(tx, seat)
  for (const other of await listSeats(tx, seat.equipe_id)) {
    if (other.person_id === confirmed.person_id)
      await changeSeat(tx, other, { command: 'decline', by: 'system', reason: 'role-change' })
  }
  const columns = { person_id: confirmed.person_id, delegate_id: null, vacancy_reason: null }
  return { ...columns, state: 'active', runner_up_id: null, reasons: ['is-case-manager'] }
}

/** Nobody sits twice in one équipe. */
async function seatedNow(tx: EquipeTx, seat: EquipeSeatRow): Promise<string[]> {
  const seats = await listSeats(tx, seat.equipe_id)
  return seats.flatMap((one) => (one.person_id && one.seat_id !== seat.seat_id ? [one.person_id] : []))
}

/** A person named by hand still has to fit the rules: only the choice between those who fit is taken away. */
async function everybodyBut(
  tx: EquipeTx,
  need: Awaited<ReturnType<typeof needOf>>,
  personId: string,
): Promise<string[]> {
  const candidates = await listCandidates(tx, { ...need, today: romeDay(tx.now), cap: 0 })
  return candidates.map((one) => one.personId).filter((one) => one !== personId)
}

async function needOf(tx: EquipeTx, seat: EquipeSeatRow) {
  const referral = await referralOf(tx, seat)
  return {
    territory: seat.territory_id,
    role: seat.role,
    facts: referral.row.facts,
    load: 1,
    householdId: seat.household_id,
    referralId: referral.referralId,
    purpose: 'seat' as const,
    ...(seat.areas.length > 0 ? { areas: seat.areas } : {}),
  }
}

async function referralOf(tx: EquipeTx, seat: EquipeSeatRow): Promise<Referral> {
  const { referral_id: referralId } = await tx.trx
    .selectFrom('equipe')
    .select('referral_id')
    .where('equipe_id', '=', seat.equipe_id)
    .executeTakeFirstOrThrow()
  const referral = await loadReferral(tx, referralId)
  if (!referral) throw new Error(`Équipe ${seat.equipe_id} has no referral`)
  return referral
}

async function giveBack(tx: EquipeTx, seat: EquipeSeatRow): Promise<void> {
  if (!seat.person_id) return
  await releaseLoad(tx, { householdId: seat.household_id, personId: seat.person_id, purpose: 'seat' })
}

/** Each call is kept with its reason, and when it was taken up and ended. */
async function rememberCall(tx: EquipeTx, seat: EquipeSeatRow, change: SeatChange): Promise<void> {
  if (change.command === 'call') {
    await tx.trx
      .insertInto('seat_call')
      .values({
        seat_id: seat.seat_id,
        household_id: seat.household_id,
        territory_id: seat.territory_id,
        reason: change.reason,
        called_by: change.by,
        called_at: tx.now,
      })
      .execute()
    return
  }
  const columns = CALL_STEPS[change.command]
  if (!columns || !seat.on_call) return
  await tx.trx
    .updateTable('seat_call')
    .set({ [columns]: tx.now })
    .where('seat_id', '=', seat.seat_id)
    .where('released_at', 'is', null)
    .execute()
}

const CALL_STEPS: Partial<Record<SeatCommand, 'engaged_at' | 'released_at'>> = {
  engage: 'engaged_at',
  release: 'released_at',
  decline: 'released_at',
}
