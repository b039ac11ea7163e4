import type { EquipeState, SeatState } from './tables.ts'

type Seat = { state: SeatState; on_call: boolean }

/** Operating as soon as nobody still has to answer; a seat without a person is shown as a vacancy. */
export function decideEquipeState(seats: readonly Seat[], dissolved = false): EquipeState {
  if (dissolved) return 'dissolved'
  if (seats.some((seat) => seat.state === 'proposed')) return 'forming'
  const vacant = seats.some((seat) => seat.state === 'open')
  return vacant ? 'operating-with-vacancy' : 'operating'
}
