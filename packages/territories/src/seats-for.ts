import type { Area, DecisionFacts } from '@intarsi/contracts'
import { ask } from './conditions/condition.ts'
import { type RouteContext, viewOf } from './conditions/view.ts'
import { findRole } from './roles.ts'
import type { Profile } from './schema/profile.ts'

export type SeatNeed = {
  key: string
  role: string
  areas: Area[]
  mode: 'always' | 'when' | 'on-call'
  /** The household needs it now; for an on-call seat: a call is suggested, and a person makes it. */
  needed: boolean
  facts: string[]
  /** Scheda fields not assessed that its condition reads; the seat waits for them. */
  undecidable: string[]
}

export type SeatPlan = {
  equipeKind: Profile['equipe']['kind']
  seats: SeatNeed[]
  collaborators: { role: string; told: boolean }[]
  observers: string[]
}

/** The seats of a household's équipe after the territory's model and the household's needs. */
export function seatsFor(profile: Profile, facts: DecisionFacts, context: RouteContext): SeatPlan {
  const view = viewOf(facts, context)
  return {
    equipeKind: profile.equipe.kind,
    seats: profile.equipe.seats.flatMap((seat) => seatNeeds(seat, view)),
    collaborators: collaboratorsFor(profile, view),
    observers: profile.equipe.observers.map((observer) => observer.role),
  }
}

type Seat = Profile['equipe']['seats'][number]

function seatNeeds(seat: Seat, view: Record<string, unknown>): SeatNeed[] {
  const answer =
    seat.when === undefined ? { value: seat.mode === 'always', unknown: [] } : ask(seat.when, view)
  const need = {
    role: seat.role,
    areas: seat.areas,
    mode: seat.mode,
    needed: answer.value === true,
    facts: seat.facts,
    undecidable: answer.value === 'unknown' ? answer.unknown : [],
  }
  if (seat.count === 1) return [{ key: seat.key, ...need }]
  return Array.from({ length: seat.count }, (_, index) => ({ key: `${seat.key}-${index + 1}`, ...need }))
}

/** Collaborators have no seat; some are told only when a condition holds (FO-01: particular vulnerability). */
export function collaboratorsFor(profile: Profile, view: Record<string, unknown>) {
  return profile.equipe.collaborators.map((one) => ({
    role: one.role,
    told: ask(one.told, view).value === true,
  }))
}

/**
 * ALL-13: an équipe has a social worker and a reception and inclusion expert, unless a fact says otherwise (FO-01).
 * `roles`: codes of the filled seats.
 */
export function meetsAll13(profile: Profile, roles: readonly string[]): boolean {
  const labels = roles.map(findRole)
  const socialWorker =
    profile.equipe.withoutSocialWorker !== undefined || labels.some((role) => role?.socialWorker)
  return socialWorker && labels.some((role) => role?.receptionExpert)
}
