import type { FormerHolding } from '@intarsi/access'
import { evolved, type HistoryFact, holdersOf, inOrder, newView, type ReferralView } from './referral-view.ts'

type Held = FormerHolding['role']

/**
 * What a person held for the household and holds no more, the last given back first, and who is the household's
 * reference since (section 1, rule 4), once that is not its sender. Pure.
 */
export function formerHoldings(
  referrerId: string,
  facts: readonly HistoryFact[],
  personId: string,
): FormerHolding[] {
  let view = newView(referrerId)
  const since = new Map<Held, Date>()
  for (const fact of [...facts].sort(inOrder)) {
    const before = heldIn(view, personId)
    view = evolved(view, fact)
    const after = heldIn(view, personId)
    for (const role of before) if (!after.includes(role)) since.set(role, new Date(fact.at))
  }
  for (const role of heldIn(view, personId)) since.delete(role)
  const { personId: reference, as } = view.referencePerson
  const passedTo = as === 'referrer' ? null : reference
  return [...since]
    .map(([role, at]) => ({ role, since: at, passedTo }))
    .sort((one, other) => other.since.getTime() - one.since.getTime())
}

function heldIn(view: ReferralView, personId: string): Held[] {
  const holders = holdersOf(view)
  return (['preparer', 'case-manager'] as const).filter((role) => holders[role].includes(personId))
}
