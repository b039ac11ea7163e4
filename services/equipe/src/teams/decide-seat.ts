import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import type { SeatState } from './tables.ts'

export type SeatCommand =
  | 'accept'
  | 'decline'
  | 'replace'
  | 'leave'
  | 'return'
  | 'call'
  | 'engage'
  | 'release'

type Move = { from: readonly SeatState[]; to: SeatState }

/** Section 3.3: a seat is filled by consent, or called with a reason. A declined seat is open again, and shown so. */
const SEAT_MOVES: Readonly<Record<SeatCommand, Move>> = {
  accept: { from: ['proposed'], to: 'active' },
  decline: { from: ['proposed', 'active', 'away', 'called', 'engaged'], to: 'open' },
  replace: { from: ['open', 'proposed', 'active', 'away'], to: 'proposed' },
  leave: { from: ['active'], to: 'away' },
  return: { from: ['away'], to: 'active' },
  call: { from: ['available', 'released'], to: 'called' },
  engage: { from: ['called'], to: 'engaged' },
  release: { from: ['called', 'engaged'], to: 'released' },
}

/** The state a command leads to; an on-call seat that declines is available again, never vacant. */
export function decideSeat(
  seat: { state: SeatState; on_call: boolean },
  command: SeatCommand,
): Accepted<SeatState> | Rejected<'seat-state-forbids'> {
  const { from, to } = SEAT_MOVES[command]
  if (from.includes(seat.state)) return accept(command === 'decline' && seat.on_call ? 'available' : to)
  return reject('seat-state-forbids', `A seat that is ${seat.state} cannot take ${command}.`, {
    state: seat.state,
    startsFrom: from,
  })
}
