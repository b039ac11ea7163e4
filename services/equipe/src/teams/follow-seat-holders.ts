import { sql } from 'kysely'
import type { EquipeDeps } from '../deps.ts'
import { SHORT_LEAVE_DAYS } from '../directory/list-unavailable.ts'
import { addDays, romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { changeSeat } from './change-seat.ts'
import { lockSeat } from './lock-seat.ts'
import type { EquipeSeatRow, SeatState } from './tables.ts'

type Deps = Pick<EquipeDeps, 'db' | 'unitOfWork' | 'clock'>
type Holder = {
  seat_id: string
  person_id: string
  active: boolean
  away: boolean
  to_on: string | null
  delegate_id: string | null
}

const ON_CALL: readonly SeatState[] = ['called', 'engaged']

/**
 * Seats follow who holds them. A disabled account leaves its seat open, and somebody else is asked at once; who is away
 * keeps it with the delegate named for the leave, and is back in it afterwards; a long leave without a delegate, and a
 * call or a proposal to somebody away, go to others. Each in a transaction of its own. Answers how many seats changed.
 */
export async function followSeatHolders(deps: Deps): Promise<number> {
  const day = romeDay(deps.clock.now())
  let changed = 0
  for (const holder of await listHolders(deps, day)) {
    if (await deps.unitOfWork((tx) => follow(tx, holder, day))) changed += 1
  }
  return changed
}

/** Looks again for somebody for each vacant seat: people come back and loads get lighter. */
export async function fillSeats({ db, unitOfWork }: Pick<EquipeDeps, 'db' | 'unitOfWork'>): Promise<number> {
  const open = await db
    .selectFrom('equipe_seat')
    .select('seat_id')
    .where('state', '=', 'open')
    .orderBy('since')
    .execute()
  let filled = 0
  for (const { seat_id } of open) {
    const found = await unitOfWork(async (tx) => {
      const { seat } = await lockSeat(tx, seat_id)
      return seat.state === 'open' && (await askSomebody(tx, seat))
    })
    if (found) filled += 1
  }
  return filled
}

async function follow(tx: EquipeTx, holder: Holder, day: string): Promise<boolean> {
  const { seat } = await lockSeat(tx, holder.seat_id)
  if (seat.person_id !== holder.person_id) return false
  const by = 'system'
  if (seat.state === 'away') {
    const isBack = holder.active && !holder.away && seat.vacancy_reason === 'absence'
    if (isBack) return (await changeSeat(tx, seat, { command: 'return', by })).ok
  }
  if (holder.active && seat.state !== 'proposed' && !ON_CALL.includes(seat.state) && staysAway(holder, day)) {
    if (seat.state !== 'active') return false
    const { delegate_id: delegateId } = holder
    return (await changeSeat(tx, seat, { command: 'leave', by, delegateId, reason: 'absence' })).ok
  }
  return await vacate(tx, seat, holder.active ? 'absence' : 'account-disabled')
}

/** A leave that keeps the seat: somebody stands in, or it is short. */
function staysAway({ to_on, delegate_id }: Holder, day: string): boolean {
  return delegate_id !== null || (to_on !== null && to_on <= addDays(day, SHORT_LEAVE_DAYS))
}

async function vacate(tx: EquipeTx, seat: EquipeSeatRow, reason: string): Promise<boolean> {
  const vacated = await changeSeat(tx, seat, { command: 'decline', by: 'system', reason })
  if (vacated.ok && vacated.seat.state === 'open') await askSomebody(tx, vacated.seat)
  return vacated.ok
}

async function askSomebody(tx: EquipeTx, seat: EquipeSeatRow): Promise<boolean> {
  const asked = { command: 'replace', by: 'system', reason: 'vacancy', quiet: true } as const
  return (await changeSeat(tx, seat, asked)).ok
}

async function listHolders({ db }: Deps, day: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select s.seat_id, p.person_id, p.active, a.absence_id is not null as away, a.to_on, a.delegate_id
    from equipe_seat s
    join person p using (person_id)
    left join lateral (
      select absence_id, to_on, delegate_id from absence
      where person_id = p.person_id and cancelled_at is null
        and from_on <= ${day} and (to_on is null or to_on >= ${day})
      order by to_on desc nulls first limit 1
    ) a on true
    where s.state in ('proposed', 'active', 'called', 'engaged') and (not p.active or a.absence_id is not null)
      or s.state = 'away' and (not p.active or a.absence_id is null and s.vacancy_reason = 'absence')
    order by s.seat_id`.execute(db)
  return rows
}
