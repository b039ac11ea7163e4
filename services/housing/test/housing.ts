import type { DataOf, DecisionFacts, EventContract } from '@intarsi/contracts'
import { referralSubmitted } from '@intarsi/contracts'
import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { testUnitOfWork } from '@intarsi/messaging'
import { createDatabase } from '@intarsi/postgres'
import { testDatabase } from '@intarsi/testkit'
import { housing, importPlaces } from '../src/index.ts'
import type { PlaceDescription } from '../src/places/place.ts'
import { requestSubscriptions } from '../src/requests/subscriptions.ts'
import type { HousingSchema } from '../src/schema.ts'

export type TestHousing = Awaited<ReturnType<typeof startHousing>>

/** A housing database of its own, with the means to hand it facts and read what it announced. */
export async function startHousing(options: { poolSize?: number } = {}) {
  const clock = createManualClock('2026-11-24T09:00:00.000Z')
  const newId = createUuidV7(clock)
  const database = await testDatabase(housing.migrations, options)
  const db = createDatabase<HousingSchema>(database.pool)
  const unitOfWork = testUnitOfWork(db, { service: 'housing', clock, newId })
  const subscriptions = requestSubscriptions(newId)
  let order = 0
  const deliver = async <Contract extends EventContract>(
    contract: Contract,
    data: DataOf<Contract>,
    sequence = ++order,
  ) => {
    const subscription = subscriptions.find((one) => one.contract.type === contract.type)
    if (!subscription) throw new Error(`housing does not listen to ${contract.type}`)
    const { householdId } = data as { householdId: string }
    const envelope = envelopeOf(contract, { data, rootId: householdId, sequence, newId })
    await unitOfWork(async (tx) => {
      await tx.lock('housing.households', householdId)
      await subscription.handle(tx, envelope)
    })
  }
  const announced = async (householdId?: string) => {
    const query = db.selectFrom('outbox').select(['type', 'payload']).orderBy('position')
    const rows = await (householdId ? query.where('household_id', '=', householdId) : query).execute()
    return rows.map(({ type, payload }) => ({
      type: type.replace('it.intarsi.housing.', '').replace('.v1', ''),
      data: payload.data as Record<string, unknown>,
    }))
  }
  return { clock, newId, db, unitOfWork, deliver, announced, close: database.close }
}

type About = { data: unknown; rootId: string; sequence: number; newId: () => string }

/** The event as its owner would have sent it. */
export function envelopeOf(contract: EventContract, { data, rootId, sequence, newId }: About) {
  const id = newId()
  return {
    specversion: '1.0' as const,
    id,
    source: `/${contract.stream.replace('.', '/')}/${rootId}`,
    type: contract.type,
    subject: rootId,
    time: '2026-11-24T09:00:00.000Z',
    datacontenttype: 'application/json' as const,
    dataschema: contract.type,
    partitionkey: rootId,
    sequence: String(sequence).padStart(12, '0'),
    correlationid: id,
    causationid: id,
    dataclassification: contract.classification,
    data: contract.data.parse(data),
  }
}

/** What every event says of one invented referral. */
export function refOf(newId: () => string, over: Partial<ReturnType<typeof plainRef>> = {}) {
  return { ...plainRef(newId), ...over }
}

function plainRef(newId: () => string) {
  const { referralNumber, territory, urgency } = referralSubmitted.example
  return { referralId: newId(), referralNumber, householdId: newId(), territory, urgency }
}

export type TestRef = ReturnType<typeof plainRef>

export function facts(over: Partial<DecisionFacts> = {}): DecisionFacts {
  return { ...referralSubmitted.example.facts, leavesOn: null, ...over }
}

export function flat(over: Partial<PlaceDescription> = {}): PlaceDescription {
  return {
    territory: 'RE',
    municipality: '035033',
    name: 'Alloggio di prova',
    kind: 'planned-flat',
    address: null,
    addressPrivate: false,
    rooms: 2,
    beds: 4,
    cots: 1,
    maxAdults: null,
    maxChildren: null,
    accessible: false,
    accessibleBeds: null,
    groundFloorOrLift: false,
    legalStatuses: null,
    householdTypes: null,
    womenOnly: false,
    stayLimitMonths: null,
    entryFrom: null,
    entryUntil: null,
    reserveForUrgent: false,
    sharing: null,
    petsAllowed: true,
    smokingAllowed: true,
    communityLanguages: [],
    landlordWishes: [],
    ...over,
  }
}

/** Registers a place and answers its id. */
export async function addPlace(on: TestHousing, over: Partial<PlaceDescription> = {}): Promise<string> {
  const id = on.newId()
  await importPlaces(on.unitOfWork, { places: [{ id, facts: ['default'], ...flat(over) }] })
  return id
}

export async function requestsOf({ db }: TestHousing, householdId: string) {
  return db
    .selectFrom('request')
    .selectAll()
    .where('household_id', '=', householdId)
    .orderBy('opened_at')
    .orderBy('request_id')
    .execute()
}

export async function holdingsOf({ db }: TestHousing, placeId: string) {
  return db.selectFrom('holding').selectAll().where('place_id', '=', placeId).execute()
}

/** A household that moved in today, with its papers still to sign and a reason for that. */
export function entry({ clock, newId }: TestHousing) {
  return {
    enteredOn: clock.now().toISOString().slice(0, 10),
    override: { reason: 'cannot-wait' as const, remark: 'It has nowhere else to sleep tonight.' },
    by: newId(),
    newId,
  }
}
