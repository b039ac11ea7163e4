import type { MatchInput, MatchRequest, Weights } from './types.ts'
import { DEFAULT_WEIGHTS, waitingDays } from './weights.ts'

/** What a run did for those who have something in common. */
export type GroupOutcome = {
  group: string
  requests: number
  placed: number
  people: number
  peoplePlaced: number
}

/** Kinds of group a run is looked at by. Nationality is none of them, because it is in no input. */
export const LEDGER_KINDS = ['household-size', 'single-parent', 'waiting', 'language', 'disability'] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]

export type Ledger = {
  outcomes: { kind: LedgerKind; groups: GroupOutcome[] }[]
  /** People placed when need comes first, and when only their number counts: what putting need first costs. Null: not proved in time. */
  price: { people: number; mostPeople: number | null }
}

const GROUPS: Record<LedgerKind, (request: MatchRequest, now: Date) => string> = {
  'household-size': ({ people }) => (people >= 5 ? '5+' : people >= 3 ? '3-4' : String(people)),
  'single-parent': ({ hasMinors, adults }) => (hasMinors && adults === 1 ? 'yes' : 'no'),
  waiting: (request, now) => {
    const days = waitingDays(request, now)
    return days < 30
      ? 'under 30 days'
      : days < 90
        ? '30-89 days'
        : days < 180
          ? '90-179 days'
          : '180 days or more'
  },
  language: ({ languages }) =>
    languages.includes('ita') ? 'with sufficient Italian' : 'other languages only',
  disability: ({ accessiblePeople }) => (accessiblePeople > 0 ? 'yes' : 'no'),
}

/** How those placed and those left are spread over the groups; groups in the order of their names. */
export function outcomesOf(
  { requests, now }: Pick<MatchInput, 'requests' | 'now'>,
  placed: ReadonlySet<string>,
): Ledger['outcomes'] {
  return LEDGER_KINDS.map((kind) => {
    const groups = Map.groupBy(requests, (request) => GROUPS[kind](request, now))
    return {
      kind,
      groups: [...groups]
        .map(([group, members]) => outcomeOf(group, members, placed))
        .sort((one, other) => one.group.localeCompare(other.group, 'en', { numeric: true })),
    }
  })
}

function outcomeOf(
  group: string,
  members: readonly MatchRequest[],
  placed: ReadonlySet<string>,
): GroupOutcome {
  const inside = members.filter(({ id }) => placed.has(id))
  const people = (some: readonly MatchRequest[]) => some.reduce((sum, one) => sum + one.people, 0)
  return {
    group,
    requests: members.length,
    placed: inside.length,
    people: people(members),
    peoplePlaced: people(inside),
  }
}

const NONE = Object.fromEntries(
  Object.keys(DEFAULT_WEIGHTS.preferences).map((code) => [code, 0]),
) as Weights['preferences']
const MOST_PEOPLE: Weights = {
  urgency: { U0: 1, U1: 1, U2: 1, U3: 1 },
  perWaitingDay: 0,
  waitingDaysCap: 0,
  preferences: NONE,
}

/** The same question where only the number of people counts: neither urgency nor waiting. */
export function mostPeopleInput(input: MatchInput): MatchInput {
  return { ...input, weights: MOST_PEOPLE }
}
