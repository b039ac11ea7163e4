import {
  amendmentRequested,
  caseManagerConfirmed,
  caseManagerInterim,
  type DataOf,
  type Envelope,
  type EventContract,
  equipeFormed,
  householdJoined,
  householdSplit,
  housingRequested,
  noPlaceFound,
  observationReceived,
  offerClosed,
  offerMade,
  presaInCaricoClosed,
  presaInCaricoOpened,
} from '@intarsi/contracts'
import { on, type Subscription } from '@intarsi/messaging'
import { hearNoPlace, hearOffer, hearOfferClosed, hearRequested } from '../housing/hear-housing.ts'
import type { CaseworkSchema, CaseworkTx } from '../schema.ts'
import { type CaseFact, keepEarly, takeEarly } from './early-facts.ts'
import { findCaseOf } from './find-case.ts'
import { followHouseholds, redirect } from './follow-household.ts'
import { hearAmendment } from './hear-amendment.ts'
import { hearObservation } from './hear-observation.ts'
import { endPic, openPic, reopenPic } from './hear-opening.ts'
import { hearConfirmed, hearEquipe, hearInterim } from './hear-people.ts'
import { findPic } from './pics.ts'
import type { Pic } from './tables.ts'

/** Where a fact of intake stands in intake's own order. */
const placeOf = ({ source, sequence }: Envelope) => `${source}#${sequence}`

type Hear<Contract extends EventContract> = (
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<Contract>>,
) => Promise<unknown>

type Fact = {
  contract: EventContract
  hear: (tx: CaseworkTx, pic: Pic, event: Envelope) => Promise<unknown>
  /** Told of every referral, admitted or not: of those that come early only the latest is kept. */
  latestOnly: boolean
}

function fact<Contract extends EventContract>(
  contract: Contract,
  hear: Hear<Contract>,
  latestOnly = false,
): Fact {
  return {
    contract,
    latestOnly,
    hear: (tx, pic, event) => hear(tx, pic, event as Envelope<DataOf<Contract>>),
  }
}

/** Facts about a case that is open here; those that come before its opening wait for it. */
const FACTS: readonly Fact[] = [
  fact(caseManagerConfirmed, hearConfirmed),
  fact(caseManagerInterim, hearInterim, true),
  fact(equipeFormed, hearEquipe),
  fact(presaInCaricoClosed, endPic),
  fact(amendmentRequested, hearAmendment, true),
  fact(observationReceived, hearObservation),
  fact(housingRequested, hearRequested),
  fact(noPlaceFound, hearNoPlace, true),
  fact(offerMade, hearOffer),
  fact(offerClosed, hearOfferClosed),
]

export const picSubscriptions: readonly Subscription<CaseworkSchema>[] = [
  on<CaseworkSchema, typeof presaInCaricoOpened>(presaInCaricoOpened, async (tx, event) => {
    await tx.lock('casework.households', event.data.householdId)
    const known = await findPic(tx.trx, event.data.picId)
    if (known) return void (await reopen(tx, known, event))
    const pic = await openPic(tx, event)
    for (const early of await takeEarly(tx, pic)) await hearAgain(tx, pic, early)
  }),
  ...FACTS.map((one) =>
    on<CaseworkSchema, EventContract>(one.contract, (tx, event) =>
      hear(tx, one, event as Envelope<CaseFact>),
    ),
  ),
  on<CaseworkSchema, typeof householdJoined>(householdJoined, async (tx, event) => {
    const { householdId, survivingHouseholdId: into, territory } = event.data
    await tx.lock('casework.households', householdId)
    await redirect(tx, { householdId, into, sequence: placeOf(event), territory })
    await followHouseholds(tx, [householdId])
  }),
  on<CaseworkSchema, typeof householdSplit>(householdSplit, async (tx, event) => {
    const { householdId, formerSurvivingHouseholdId, territory } = event.data
    await tx.lock('casework.households', householdId)
    await redirect(tx, { householdId, into: null, sequence: placeOf(event), territory })
    await tx.lock('casework.households', formerSurvivingHouseholdId)
    await followHouseholds(tx, [householdId, formerSurvivingHouseholdId])
  }),
]

async function reopen(tx: CaseworkTx, known: Pic, event: Envelope<DataOf<typeof presaInCaricoOpened>>) {
  await tx.lock('casework.households', known.household_id)
  await reopenPic(tx, known, event)
}

async function hear(tx: CaseworkTx, { hear, latestOnly }: Fact, event: Envelope<CaseFact>): Promise<void> {
  await tx.lock('casework.households', event.data.householdId)
  const pic = await findCaseOf(tx, event.data)
  if (!pic) return keepEarly(tx, event, { latestOnly })
  await tx.lock('casework.households', pic.household_id)
  await hear(tx, pic, event)
}

/** Each of the kept facts finds the case as the one before left it. */
async function hearAgain(tx: CaseworkTx, { pic_id: picId }: Pic, event: Envelope): Promise<void> {
  const one = FACTS.find(({ contract }) => contract.type === event.type)
  const pic = await findPic(tx.trx, picId)
  if (!one || !pic) throw new Error(`${event.type} was kept for a case that is not here`)
  await one.hear(tx, pic, event)
}
