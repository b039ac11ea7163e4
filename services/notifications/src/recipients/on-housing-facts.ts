import { noPlaceFound, offerClosed, offerMade } from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Subscription } from '@intarsi/messaging'
import { on } from '@intarsi/messaging'
import { tellParties } from '../inbox/tell-parties.ts'
import type { NotificationsSchema } from '../schema.ts'
import { noticesOfNoPlace, noticesOfOffer, noticesOfOfferClosed } from './housing-notices.ts'

type S = NotificationsSchema

export function onHousingFacts(newId: NewId): Subscription<S>[] {
  return [
    on<S, typeof offerMade>(offerMade, (tx, event) => tellParties(tx, event, newId, noticesOfOffer)),
    on<S, typeof offerClosed>(offerClosed, (tx, event) =>
      tellParties(tx, event, newId, noticesOfOfferClosed),
    ),
    on<S, typeof noPlaceFound>(noPlaceFound, (tx, event) => tellParties(tx, event, newId, noticesOfNoPlace)),
  ]
}
