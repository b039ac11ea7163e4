import { noPlaceFound, offerClosed, offerMade } from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Subscription } from '@intarsi/messaging'
import { tellParties } from '../inbox/tell-parties.ts'
import type { NotificationsSchema } from '../schema.ts'
import { noticesOfNoPlace, noticesOfOffer, noticesOfOfferClosed } from './housing-notices.ts'
import { ofReferral } from './of-referral.ts'

type S = NotificationsSchema

export function onHousingFacts(newId: NewId): Subscription<S>[] {
  return [
    ofReferral(offerMade, (tx, event) => tellParties(tx, event, newId, noticesOfOffer)),
    ofReferral(offerClosed, (tx, event) => tellParties(tx, event, newId, noticesOfOfferClosed)),
    ofReferral(noPlaceFound, (tx, event) => tellParties(tx, event, newId, noticesOfNoPlace)),
  ]
}
