import {
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  equipeFormed,
  meetingChanged,
  observationReceived,
  presaInCaricoClosed,
  tableChanged,
  taskChanged,
  taskOverdue,
} from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Subscription } from '@intarsi/messaging'
import { on } from '@intarsi/messaging'
import { tell } from '../inbox/tell.ts'
import { tellParties } from '../inbox/tell-parties.ts'
import { writeMeetingDigests } from '../mail/meeting-digest.ts'
import { addParty, partiesOf, replaceParties } from '../projections/parties.ts'
import { memberIdsOf, putTable } from '../projections/tables.ts'
import type { NotificationsSchema } from '../schema.ts'
import {
  noticesOfClosed,
  noticesOfConfirmed,
  noticesOfEquipe,
  noticesOfInterim,
  noticesOfObservation,
  noticesOfProposed,
} from './case-notices.ts'
import { noticesOfMeeting } from './meeting-notices.ts'
import { ofReferral } from './of-referral.ts'
import type { ReferralLatency } from './referral-latency.ts'
import { noticesOfOverdueTask, noticesOfTask } from './task-notices.ts'

type S = NotificationsSchema

type Deps = { newId: NewId; publicUrl: string; latency: ReferralLatency }

export function onCaseFacts({ newId, publicUrl, latency }: Deps): Subscription<S>[] {
  return [
    ofReferral(caseManagerProposed, async (tx, event) => {
      await tellParties(tx, event, newId, noticesOfProposed)
      latency(tx, event)
    }),
    ofReferral(caseManagerConfirmed, async (tx, event) => {
      await addParty(tx, event.data, 'case-manager', [event.data.personId])
      await tellParties(tx, event, newId, noticesOfConfirmed)
    }),
    ofReferral(caseManagerInterim, async (tx, event) => {
      await replaceParties(tx, event.data, { 'case-manager': [event.data.personId] })
      await tellParties(tx, event, newId, noticesOfInterim)
      latency(tx, event)
    }),
    ofReferral(equipeFormed, async (tx, event) => {
      await tellParties(tx, event, newId, noticesOfEquipe)
      const seated = event.data.seats.map((seat) => seat.personId)
      await replaceParties(tx, event.data, { 'equipe-member': seated })
    }),
    ofReferral(presaInCaricoClosed, async (tx, event) => {
      await tellParties(tx, event, newId, noticesOfClosed)
      const { referencePersonId } = event.data
      await replaceParties(tx, event.data, { 'case-manager': [referencePersonId], 'equipe-member': [] })
    }),
    ofReferral(observationReceived, (tx, event) => tell(tx, event, noticesOfObservation(event.data), newId)),
    on<S, typeof taskChanged>(taskChanged, (tx, event) => tell(tx, event, noticesOfTask(event.data), newId)),
    on<S, typeof taskOverdue>(taskOverdue, async (tx, event) => {
      const parties = await partiesOf(tx, event.data.referralId)
      await tell(tx, event, noticesOfOverdueTask(event.data, parties), newId)
    }),
    on<S, typeof tableChanged>(tableChanged, (tx, { data }) => putTable(tx, data)),
    on<S, typeof meetingChanged>(meetingChanged, async (tx, event) => {
      const members = await memberIdsOf(tx, event.data.tableId)
      await tell(tx, event, noticesOfMeeting(event.data, members), newId)
      if (event.data.state !== 'convened' || tx.historic) return
      await writeMeetingDigests(tx, event.data, [...members, ...event.data.tell], { newId, publicUrl })
    }),
  ]
}
