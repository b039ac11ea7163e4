import type { ReferralState, Territory, Urgency } from '@intarsi/contracts'
import type { Heard } from './heard.ts'
import { needsHousing, type RequestFacts } from './request-facts.ts'
import type { RequestCause, RequestState } from './tables.ts'

export type Existing = {
  referralId: string
  cause: RequestCause
  state: RequestState
  closedBy: string | null
  /** Placed where nobody stays for long (a reserve for urgent entry): an admission still looks for a home. */
  provisional: boolean
}

/** The need for a home that the facts state now. */
export type Need = {
  referralId: string
  referralNumber: string
  cause: RequestCause
  territory: Territory
  urgency: Urgency
  facts: RequestFacts
  since: Date
}

/** States after which this referral asks for nothing more, unless it is admitted. */
const OVER: ReadonlySet<ReferralState> = new Set([
  'withdrawn',
  'void',
  'joined',
  'handing-over',
  'handed-over',
  'advised',
])

/** Does this referral hold a claim on a home? A falling need or urgency alone takes nothing away. */
export function claims(heard: Heard): boolean {
  if (heard.pic_open !== null)
    return heard.pic_open && heard.standing !== 'joined' && heard.standing !== 'void'
  return heard.standing === null || !OVER.has(heard.standing)
}

/** The need a referral states, or null. U0 before the decision, anybody once admitted. */
export function needOf(heard: Heard): Need | null {
  const { facts, referral_id: referralId, referral_number: referralNumber } = heard
  const territory = heard.equipe_territory ?? heard.intake_territory
  const urgency = urgencyOf(heard)
  if (!facts || !territory || !claims(heard)) return null
  const base = { referralId, referralNumber, territory, urgency, facts }
  if (heard.pic_open && heard.admitted_at) return { ...base, cause: 'admission', since: heard.admitted_at }
  if (!heard.submitted_at) return null
  return { ...base, cause: 'urgent', since: heard.submitted_at }
}

/** Whether a need opens a request, beside keeping one that is open. */
export function opens(need: Need): boolean {
  return needsHousing(need.facts) && (need.cause === 'admission' || need.urgency === 'U0')
}

/** The need that speaks for a household: an admission before an urgent signal, the older before the newer. */
export function needOfHousehold(all: Heard[], held: Pick<Existing, 'referralId'> | null): Need | null {
  const needs = all.map(needOf).filter((need) => need !== null)
  const kept = needs.filter((need) => opens(need) || need.referralId === held?.referralId)
  return kept.toSorted(byPrecedence)[0] ?? null
}

/** The household itself has no more need: no later fact of the same need opens it again. */
const NOT_AGAIN: ReadonlySet<string> = new Set(['found-own', 'need-met'])

/** Is this need met already, or given up by the household itself? */
export function isAnswered(need: Need, existing: Existing[]): boolean {
  return existing.some(
    (request) =>
      (request.state === 'placed' && !(request.provisional && need.cause === 'admission')) ||
      (NOT_AGAIN.has(request.closedBy ?? '') &&
        request.referralId === need.referralId &&
        request.cause === need.cause),
  )
}

function byPrecedence(one: Need, other: Need): number {
  if (one.cause !== other.cause) return one.cause === 'admission' ? -1 : 1
  return one.since.getTime() - other.since.getTime() || one.referralId.localeCompare(other.referralId)
}

/** Once admitted, the table's word; before, the more urgent of what the sender and the preparer say. */
function urgencyOf(heard: Heard): Urgency {
  if (heard.pic_open !== null && heard.equipe_urgency) return heard.equipe_urgency
  const said = [heard.intake_urgency, heard.equipe_urgency].filter((urgency) => urgency !== null)
  return said.toSorted()[0] ?? 'U3'
}
