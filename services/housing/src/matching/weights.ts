import type { MatchRequest, Weights } from './types.ts'

/** Default (ours) until a territory publishes its own: one U0 person outweighs any U3 household. */
export const DEFAULT_WEIGHTS: Weights = {
  urgency: { U0: 6000, U1: 1200, U2: 300, U3: 100 },
  perWaitingDay: 1,
  waitingDaysCap: 365,
  preferences: {
    'near-bonds': 40,
    continuity: 10,
    'wished-municipality': 20,
    'own-ranking': 20,
    'wished-kind': 15,
    'size-fit': 15,
    'accessible-kept-free': 5,
    'common-language': 5,
    'landlord-wishes': 5,
  },
}

const DAY_MS = 86_400_000

export function waitingDays(request: MatchRequest, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(request.openedAt)) / DAY_MS))
}

/** Worth of placing a request: its people times urgency and waiting. A whole number, so that proofs are exact. */
export function weightOf(request: MatchRequest, weights: Weights, now: Date): number {
  const waited = Math.min(waitingDays(request, now), weights.waitingDaysCap) * weights.perWaitingDay
  return request.people * (weights.urgency[request.urgency] + waited)
}
