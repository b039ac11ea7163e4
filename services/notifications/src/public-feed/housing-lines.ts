import {
  housingOfferUpdated,
  housingRequested,
  housingRequestUpdated,
  noPlaceFound,
  offerClosed,
  offerMade,
} from '@intarsi/contracts'
import { type Mapping, mapping } from './mapping.ts'

const area = 'housing' as const

/** What housing tells of a household: why a place was refused, and by whom, stays inside. */
export const housingLines: readonly Mapping[] = [
  mapping(housingRequested, housingRequestUpdated, (data) => ({
    area,
    requestId: data.requestId,
    state: 'open' as const,
    since: data.openedAt,
  })),
  mapping(noPlaceFound, housingRequestUpdated, (data) => ({
    area,
    requestId: data.requestId,
    state: 'no-place' as const,
    since: data.ranAt,
  })),
  mapping(offerMade, housingOfferUpdated, (data) => ({
    area,
    requestId: data.requestId,
    offerId: data.offerId,
    placeId: data.placeId,
    state: 'offered' as const,
    since: data.offeredAt,
    answerBy: data.answerBy,
  })),
  mapping(offerClosed, housingOfferUpdated, (data) => ({
    area,
    requestId: data.requestId,
    offerId: data.offerId,
    placeId: data.placeId,
    state: data.outcome,
    since: data.closedAt,
    answerBy: null,
  })),
]
