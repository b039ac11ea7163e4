import {
  amendmentRequested,
  caseManagerConfirmed,
  caseManagerInterim,
  decisionRecorded,
  type Envelope,
  householdJoined,
  householdSplit,
  presaInCaricoClosed,
  presaInCaricoOpened,
  referralMoved,
  referralRouted,
  referralSubmitted,
} from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import { on, type Subscription } from '@intarsi/messaging'
import type { HousingSchema, HousingTx } from '../schema.ts'
import { hear } from './hear.ts'
import {
  type Heard,
  hearCaseManager,
  hearPic,
  hearPreparer,
  hearSender,
  hearStanding,
  type Ref,
} from './heard.ts'
import { joinHousehold, splitHousehold } from './join-household.ts'
import { settle } from './settle.ts'

/** Where a fact stands in its source's own order. */
const orderOf = ({ source, sequence }: Envelope) => `${source}#${sequence}`

type Fact = { ref: Ref; cause: string; add: (heard: Heard) => Heard }

/** Every fact that opens, changes or ends a need for a home. Each is heard, then the household is settled. */
export function requestSubscriptions(newId: NewId): Subscription<HousingSchema>[] {
  const take = async (tx: HousingTx, { ref, cause, add }: Fact) => {
    await tx.lock('housing.households', ref.householdId)
    await hear(tx, ref, add)
    await settle(tx, ref.householdId, { cause, newId })
  }
  return [...senderFacts(take), ...equipeFacts(take), ...householdFacts(newId)]
}

type Take = (tx: HousingTx, fact: Fact) => Promise<void>

function senderFacts(take: Take): Subscription<HousingSchema>[] {
  return [
    on(referralSubmitted, (tx, { data }) =>
      take(tx, { ref: data, cause: 'submitted', add: (heard) => hearSender(heard, data, data) }),
    ),
    on(amendmentRequested, (tx, { data: { facts, ...ref } }) =>
      take(tx, { ref, cause: 'amended', add: (heard) => hearSender(heard, ref, { facts }) }),
    ),
  ]
}

function equipeFacts(take: Take): Subscription<HousingSchema>[] {
  return [
    on(referralRouted, (tx, event) => {
      const { preparerId, standing, ...ref } = event.data
      const said = { state: standing.state, sequence: orderOf(event) }
      const add = (heard: Heard) => hearPreparer(hearStanding(heard, ref, said), preparerId)
      return take(tx, { ref, cause: standing.state, add })
    }),
    on(referralMoved, (tx, event) => {
      const { standing, preparerId = null, ...ref } = event.data
      const said = { state: standing.state, sequence: orderOf(event) }
      const add = (heard: Heard) => hearPreparer(hearStanding(heard, ref, said), preparerId)
      return take(tx, { ref, cause: standing.state, add })
    }),
    on(decisionRecorded, (tx, event) => {
      const { standing, kind, ...ref } = event.data
      const said = { state: standing.state, sequence: orderOf(event) }
      return take(tx, { ref, cause: kind, add: (heard) => hearStanding(heard, ref, said) })
    }),
    on(caseManagerConfirmed, async (tx, event) => {
      const { seat, personId, ...ref } = event.data
      if (seat !== 'case-manager') return
      const said = { personId, sequence: orderOf(event) }
      await take(tx, { ref, cause: 'case-manager', add: (heard) => hearCaseManager(heard, said) })
    }),
    on(caseManagerInterim, (tx, event) => {
      const said = { personId: event.data.personId, sequence: orderOf(event) }
      const add = (heard: Heard) => hearCaseManager(heard, said)
      return take(tx, { ref: event.data, cause: 'case-manager', add })
    }),
    on(presaInCaricoOpened, (tx, event) => {
      const { caseManagerId, openedAt, facts, ...ref } = event.data
      const sequence = orderOf(event)
      const add = (heard: Heard) =>
        hearCaseManager(hearPic(heard, ref, { sequence, opened: { at: openedAt, facts } }), {
          personId: caseManagerId,
          sequence,
        })
      return take(tx, { ref, cause: 'admitted', add })
    }),
    on(presaInCaricoClosed, (tx, event) => {
      const sequence = orderOf(event)
      const add = (heard: Heard) => hearPic(heard, event.data, { sequence })
      return take(tx, { ref: event.data, cause: 'case-closed', add })
    }),
  ]
}

function householdFacts(newId: NewId): Subscription<HousingSchema>[] {
  return [
    on(householdJoined, async (tx, event) => {
      await joinHousehold(tx, { ...event.data, sequence: orderOf(event) })
      await settle(tx, event.data.householdId, { cause: 'joined', newId })
    }),
    on(householdSplit, async (tx, event) => {
      const { householdId, formerSurvivingHouseholdId, territory } = event.data
      await splitHousehold(tx, { householdId, sequence: orderOf(event), territory })
      await settle(tx, householdId, { cause: 'split', newId })
      await tx.lock('housing.households', formerSurvivingHouseholdId)
      await settle(tx, formerSurvivingHouseholdId, { cause: 'split', newId })
    }),
  ]
}
