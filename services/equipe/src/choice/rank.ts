import { createHash } from 'node:crypto'
import { findRole } from '@intarsi/territories'
import type { CandidateView, CostParts, Obstacle } from './explanation.ts'

/** A person of the right role, with everything the rules read. */
export type Candidate = {
  personId: string
  bodyId: string
  active: boolean
  away: boolean
  /** Last day of the body's agreement; null: it has none. */
  agreementUntil: string | null
  bodyActive: boolean
  conflict: boolean
  languages: string[]
  areas: string[]
  knowsHousehold: boolean
  /** Has the profession the profile names first for this task. */
  isPreferred: boolean
  load: number
  cap: number
}

/** What is asked of a person, from the household's decision facts. */
export type Wish = {
  householdId: string
  today: string
  weight: number
  languages: string[]
  /** A mediator who does not speak with the household is no help. */
  languageRequired: boolean
  areas: string[]
  excludePersonIds: string[]
  /** Body ids and role codes nothing may be shared with. */
  sharingLimits: string[]
  role: string
  /** Who has the household in charge already comes first. */
  preferContinuity: boolean
}

// Default (ours): a fair load counts most, then being understood, then the matter, then knowing the household.
const WEIGHTS: CostParts = { load: 0.4, language: 0.25, experience: 0.2, continuity: 0.15 }
const CONTINUITY_FIRST = 2
const PROFESSION_FIRST = 1
/** Costs are told in thousandths, and equal in those is equal: one more case is a hundredth at least. */
const COST_STEPS = 1_000

/** Candidates in the order in which they are asked, with what speaks for and against each. Pure. */
export function rank(candidates: readonly Candidate[], wish: Wish): CandidateView[] {
  return candidates
    .map((candidate) => ({ ranked: view(candidate, wish), tie: tieOf(candidate, wish) }))
    .sort((a, b) => (a.ranked.cost ?? Infinity) - (b.ranked.cost ?? Infinity) || compared(a.tie, b.tie))
    .map(({ ranked }) => ranked)
}

function view(candidate: Candidate, wish: Wish): CandidateView {
  const { personId, load, cap } = candidate
  const obstacle = obstacleOf(candidate, wish)
  if (obstacle) return { personId, load, cap, obstacle, cost: null, parts: null }
  const parts = partsOf(candidate, wish)
  return {
    personId,
    load,
    cap,
    obstacle,
    cost: costOf(parts, wish) + (candidate.isPreferred ? 0 : PROFESSION_FIRST),
    parts,
  }
}

/** Hard rules, in the order in which they are told; null when none stands in the way. */
function obstacleOf(candidate: Candidate, wish: Wish): Obstacle | null {
  if (!candidate.active || !candidate.bodyActive) return 'account-disabled'
  if (candidate.agreementUntil === null || candidate.agreementUntil < wish.today) return 'agreement-expired'
  if (candidate.conflict) return 'conflict-of-interest'
  if (isLimited(candidate, wish)) return 'sharing-limit'
  if (wish.excludePersonIds.includes(candidate.personId)) return 'excluded'
  if (candidate.away) return 'away'
  if (wish.languageRequired && !speaks(candidate, wish)) return 'no-language'
  return candidate.load + wish.weight > candidate.cap ? 'over-cap' : null
}

/** A limit on volunteers holds whatever the territory calls them: tutors in Modena, neighbour volunteers in Ferrara. */
function isLimited({ bodyId }: Candidate, { role, sharingLimits }: Wish): boolean {
  const isVolunteer = (code: string) => findRole(code)?.volunteer === true
  return sharingLimits.some(
    (limit) => limit === bodyId || limit === role || (isVolunteer(limit) && isVolunteer(role)),
  )
}

function partsOf(candidate: Candidate, wish: Wish): CostParts {
  const known = wish.areas.filter((area) => candidate.areas.includes(area)).length
  return {
    load: candidate.cap > 0 ? candidate.load / candidate.cap : 1,
    language: speaks(candidate, wish) ? 0 : 1,
    experience: wish.areas.length === 0 ? 0 : 1 - known / wish.areas.length,
    continuity: candidate.knowsHousehold ? 0 : 1,
  }
}

function costOf(parts: CostParts, wish: Wish): number {
  const sum = (Object.keys(WEIGHTS) as (keyof CostParts)[]).reduce(
    (total, part) => total + WEIGHTS[part] * parts[part],
    0,
  )
  const cost = sum + (wish.preferContinuity ? CONTINUITY_FIRST * parts.continuity : 0)
  return Math.round(cost * COST_STEPS) / COST_STEPS
}

function speaks(candidate: Candidate, wish: Wish): boolean {
  return wish.languages.some((language) => candidate.languages.includes(language))
}

// Equal candidates are asked in an order of the household's own: not always the same person first, yet a replay agrees.
function tieOf({ personId }: Candidate, { householdId }: Wish): string {
  return createHash('sha1').update(`${householdId}/${personId}`).digest('hex')
}

function compared(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** What set the chosen one apart from the runner-up; why nobody, when nobody. Codes of a closed list. */
export function reasonsOf(
  chosen: CandidateView | null,
  runnerUp: CandidateView | null,
  all: readonly CandidateView[],
) {
  if (!chosen) {
    const obstacles = all.map(({ obstacle }) => obstacle).filter((one) => one !== null)
    return ['no-candidate', ...[...new Set(obstacles)].sort()]
  }
  if (!runnerUp) return ['only-candidate']
  const better = (Object.keys(WEIGHTS) as (keyof CostParts)[]).filter(
    (part) => (chosen.parts?.[part] ?? 1) < (runnerUp.parts?.[part] ?? 1),
  )
  if (better.length > 0) return better.map((part) => REASONS[part])
  return (chosen.cost ?? 0) < (runnerUp.cost ?? 0) ? ['preferred-profession'] : ['equal']
}

const REASONS: Record<keyof CostParts, string> = {
  load: 'lighter-load',
  language: 'speaks-language',
  experience: 'experience',
  continuity: 'knows-household',
}
