import { phaseChanged } from './casework/phase-changed.v1.ts'
import { taskChanged } from './casework/task-changed.v1.ts'
import { taskOverdue } from './casework/task-overdue.v1.ts'
import type { EventContract } from './define-event.ts'
import { bodyChanged } from './equipe/body-changed.v1.ts'
import { caseManagerConfirmed } from './equipe/case-manager-confirmed.v1.ts'
import { caseManagerInterim } from './equipe/case-manager-interim.v1.ts'
import { caseManagerProposed } from './equipe/case-manager-proposed.v1.ts'
import { conflictDeclared } from './equipe/conflict-declared.v1.ts'
import { deadlinePassed } from './equipe/deadline-passed.v1.ts'
import { decisionRecorded } from './equipe/decision-recorded.v1.ts'
import { equipeFormed } from './equipe/equipe-formed.v1.ts'
import { meetingChanged } from './equipe/meeting-changed.v1.ts'
import { observationReceived } from './equipe/observation-received.v1.ts'
import { personChanged } from './equipe/person-changed.v1.ts'
import { presaInCaricoClosed } from './equipe/presa-in-carico-closed.v1.ts'
import { presaInCaricoOpened } from './equipe/presa-in-carico-opened.v1.ts'
import { referralMoved } from './equipe/referral-moved.v1.ts'
import { referralRouted } from './equipe/referral-routed.v1.ts'
import { requestAnswered } from './equipe/request-answered.v1.ts'
import { tableChanged } from './equipe/table-changed.v1.ts'
import { housingRequested } from './housing/housing-requested.v1.ts'
import { noPlaceFound } from './housing/no-place-found.v1.ts'
import { offerClosed } from './housing/offer-closed.v1.ts'
import { offerMade } from './housing/offer-made.v1.ts'
import { placeChanged } from './housing/place-changed.v1.ts'
import { placementEnded } from './housing/placement-ended.v1.ts'
import { placementEntered } from './housing/placement-entered.v1.ts'
import { amendmentRequested } from './intake/amendment-requested.v1.ts'
import { expertRequestMoved } from './intake/expert-request-moved.v1.ts'
import { expertRequested } from './intake/expert-requested.v1.ts'
import { householdJoined } from './intake/household-joined.v1.ts'
import { householdSplit } from './intake/household-split.v1.ts'
import { referralSubmitted } from './intake/referral-submitted.v1.ts'
import { routingOverdue } from './intake/routing-overdue.v1.ts'
import { withdrawalRequested } from './intake/withdrawal-requested.v1.ts'
import { deliveryFailed } from './notifications/delivery-failed.v1.ts'
import { endpointDisabled } from './notifications/endpoint-disabled.v1.ts'
import { endpointTested } from './notifications/endpoint-tested.v1.ts'
import { caseManagerChanged } from './public/case-manager-changed.v1.ts'
import { decisionTaken } from './public/decision-recorded.v1.ts'
import { equipeChanged } from './public/equipe-changed.v1.ts'
import { householdIsJoined, householdIsSplit } from './public/household-joined.v1.ts'
import { housingOfferUpdated, housingRequestUpdated } from './public/housing-updated.v1.ts'
import { meetingUpdated } from './public/meeting-changed.v1.ts'
import { presaInCaricoBegan, presaInCaricoEnded } from './public/presa-in-carico-changed.v1.ts'
import { referralReceived } from './public/referral-submitted.v1.ts'
import { referralUpdated } from './public/referral-updated.v1.ts'

/** Every event of the system: the one source of topics, documents and the catalogue. */
export const EVENTS: readonly EventContract[] = [
  bodyChanged,
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  conflictDeclared,
  deadlinePassed,
  decisionRecorded,
  equipeFormed,
  meetingChanged,
  observationReceived,
  personChanged,
  presaInCaricoClosed,
  presaInCaricoOpened,
  referralMoved,
  referralRouted,
  requestAnswered,
  tableChanged,
  housingRequested,
  noPlaceFound,
  offerClosed,
  offerMade,
  placeChanged,
  placementEnded,
  placementEntered,
  phaseChanged,
  taskChanged,
  taskOverdue,
  amendmentRequested,
  expertRequested,
  expertRequestMoved,
  householdJoined,
  householdSplit,
  referralSubmitted,
  routingOverdue,
  withdrawalRequested,
  deliveryFailed,
  endpointDisabled,
  endpointTested,
  referralReceived,
  referralUpdated,
  decisionTaken,
  caseManagerChanged,
  equipeChanged,
  presaInCaricoBegan,
  presaInCaricoEnded,
  housingRequestUpdated,
  housingOfferUpdated,
  householdIsJoined,
  householdIsSplit,
  meetingUpdated,
]

/** What integrators receive. */
export const PUBLIC_EVENTS: readonly EventContract[] = EVENTS.filter(
  (contract) => contract.classification === 'public',
)

const byType = new Map(EVENTS.map((contract) => [contract.type, contract]))

export function findEvent(type: string): EventContract | undefined {
  return byType.get(type)
}
