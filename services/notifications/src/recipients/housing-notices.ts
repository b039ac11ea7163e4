import type { DataOf, noPlaceFound, offerClosed, offerMade } from '@intarsi/contracts'
import type { Notice, Parties } from './notice.ts'
import { isUrgent, toPersons } from './notice.ts'

/** Whoever follows the household now: its case manager, before that the preparer, failing both the coordinator. */
export function followers(parties: Parties): string[] {
  if (parties['case-manager'].length > 0) return parties['case-manager']
  return parties.preparer.length > 0 ? parties.preparer : parties.coordinator
}

/** The place is held only until the answer date: told at once. */
export function noticesOfOffer(data: DataOf<typeof offerMade>, parties: Parties): Notice[] {
  return toPersons(followers(parties), {
    kind: 'offer-made',
    params: { offerId: data.offerId, placeId: data.placeId, answerBy: data.answerBy },
    atOnce: true,
  })
}

export function noticesOfOfferClosed(data: DataOf<typeof offerClosed>, parties: Parties): Notice[] {
  return toPersons(
    followers(parties).filter((id) => id !== data.closedBy),
    {
      kind: 'offer-closed',
      params: { outcome: data.outcome, reason: data.reason },
      atOnce: isUrgent(data.urgency),
    },
  )
}

export function noticesOfNoPlace(data: DataOf<typeof noPlaceFound>, parties: Parties): Notice[] {
  const main = data.reasons[0]
  return toPersons(followers(parties), {
    kind: 'no-place-found',
    params: { rule: main?.rule ?? null, places: main?.places ?? 0 },
    atOnce: isUrgent(data.urgency),
  })
}
