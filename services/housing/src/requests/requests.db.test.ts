import {
  amendmentRequested,
  decisionRecorded,
  householdJoined,
  householdSplit,
  presaInCaricoClosed,
  presaInCaricoOpened,
  referralMoved,
  referralRouted,
  referralSubmitted,
} from '@intarsi/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addPlace,
  entry,
  facts,
  holdingsOf,
  refOf,
  requestsOf,
  startHousing,
  type TestHousing,
  type TestRef,
} from '../../test/housing.ts'
import { amended, closed, decided, moved, opened, submitted } from '../../test/told.ts'
import { acceptOffer, lockOffer } from '../offers/close-offer.ts'
import { makeOffer } from '../offers/make-offer.ts'
import { enter, lockPlacement } from '../placements/placements.ts'

let on: TestHousing
beforeAll(async () => {
  on = await startHousing()
})
afterAll(() => on.close())

async function offerTo(ref: TestRef, placeId: string) {
  const [request] = await requestsOf(on, ref.householdId)
  const offerId = on.newId()
  const command = { offerId, requestId: request?.request_id ?? '', placeId, offeredBy: on.newId() }
  await on.unitOfWork((tx) => makeOffer(tx, command, () => undefined))
  return offerId
}

async function accept(offerId: string) {
  const placementId = on.newId()
  await on.unitOfWork(async (tx) =>
    acceptOffer(tx, await lockOffer(tx, offerId), { by: on.newId(), placementId }),
  )
  return placementId
}

test('an admission with a housing need opens a request, once', async () => {
  const ref = refOf(on.newId)
  await on.deliver(presaInCaricoOpened, opened(ref))
  await on.deliver(presaInCaricoOpened, opened(ref))
  expect(await requestsOf(on, ref.householdId)).toMatchObject([{ state: 'open', cause: 'admission' }])
  expect((await on.announced(ref.householdId)).map(({ type }) => type)).toEqual(['housing-requested'])
})

test('a need not assessed, or of information only, opens nothing; a housing item does', async () => {
  for (const housing of [0, 1, 9] as const) {
    const ref = refOf(on.newId)
    const needs = { ...facts().needs, housing }
    await on.deliver(presaInCaricoOpened, opened(ref, { needs, needCodes: [] }))
    expect(await requestsOf(on, ref.householdId)).toEqual([])
    await on.deliver(amendmentRequested, amended(ref, { needs, needCodes: ['rental-search'] }))
    expect(await requestsOf(on, ref.householdId)).toHaveLength(1)
  }
})

test('only U0 opens a request before the admission, which then keeps it', async () => {
  const calm = refOf(on.newId, { urgency: 'U1' })
  await on.deliver(referralSubmitted, submitted(calm))
  expect(await requestsOf(on, calm.householdId)).toEqual([])
  const urgent = refOf(on.newId, { urgency: 'U0' })
  await on.deliver(referralSubmitted, submitted(urgent))
  const [first] = await requestsOf(on, urgent.householdId)
  await on.deliver(presaInCaricoOpened, opened(urgent))
  expect(await requestsOf(on, urgent.householdId)).toMatchObject([
    { request_id: first?.request_id, cause: 'admission', state: 'open' },
  ])
})

test('an amendment that makes it U0 opens the request, and newer facts replace older ones only', async () => {
  const ref = refOf(on.newId)
  await on.deliver(referralSubmitted, submitted(ref))
  await on.deliver(amendmentRequested, { ...amended(ref), urgency: 'U0' })
  await on.deliver(amendmentRequested, amended(ref, { version: 1, householdType: 'unknown' }))
  expect(await requestsOf(on, ref.householdId)).toMatchObject([
    { facts_version: 2, facts: { householdType: 'single-mother' } },
  ])
})

const endings = {
  'case closed': [presaInCaricoClosed, closed],
  withdrawn: [referralMoved, (ref: TestRef) => moved(ref, 'withdrawn')],
  void: [referralMoved, (ref: TestRef) => moved(ref, 'void')],
  joined: [referralMoved, (ref: TestRef) => moved(ref, 'joined')],
  'handed over': [referralMoved, (ref: TestRef) => moved(ref, 'handed-over')],
  declined: [decisionRecorded, (ref: TestRef) => decided(ref, 'decline')],
  redirected: [decisionRecorded, (ref: TestRef) => decided(ref, 'redirect')],
  'household joined': [
    householdJoined,
    (ref: TestRef) => ({
      ...householdJoined.example,
      householdId: ref.householdId,
      survivingHouseholdId: on.newId(),
    }),
  ],
} as const

test.each(Object.keys(endings) as (keyof typeof endings)[])(
  '%s: the open offer, the agreed placement and the place are released at once',
  async (name) => {
    for (const accepted of [false, true]) {
      const ref = refOf(on.newId, { urgency: 'U0' })
      const placeId = await addPlace(on)
      await on.deliver(referralSubmitted, submitted(ref))
      const offerId = await offerTo(ref, placeId)
      if (accepted) await accept(offerId)
      expect(await holdingsOf(on, placeId)).toHaveLength(1)
      const [contract, data] = endings[name]
      await on.deliver(contract, data(ref) as never)
      expect(await holdingsOf(on, placeId)).toEqual([])
      if (name === 'household joined') continue
      expect(await requestsOf(on, ref.householdId)).toMatchObject([{ state: 'cancelled' }])
      const outcomes = (await on.announced(ref.householdId)).filter(({ type }) => type === 'offer-closed')
      expect(outcomes.map(({ data: told }) => told.outcome)).toEqual([accepted ? 'accepted' : 'superseded'])
    }
  },
)

test('a household that moved in is not put out by a closing fact', async () => {
  const ref = refOf(on.newId)
  const placeId = await addPlace(on)
  await on.deliver(presaInCaricoOpened, opened(ref))
  const placementId = await accept(await offerTo(ref, placeId))
  await on.unitOfWork(async (tx) => enter(tx, await lockPlacement(tx, placementId), entry(on)))
  await on.deliver(presaInCaricoClosed, closed(ref))
  expect(await holdingsOf(on, placeId)).toMatchObject([{ ground: 'placement' }])
})

test('a household placed in an urgent reserve still gets a request for a home when it is admitted', async () => {
  const ref = refOf(on.newId, { urgency: 'U0' })
  const placeId = await addPlace(on, { reserveForUrgent: true })
  await on.deliver(referralSubmitted, submitted(ref))
  const placementId = await accept(await offerTo(ref, placeId))
  await on.unitOfWork(async (tx) => enter(tx, await lockPlacement(tx, placementId), entry(on)))
  await on.deliver(presaInCaricoOpened, opened(ref))
  const states = (await requestsOf(on, ref.householdId)).map(({ cause, state }) => `${cause} ${state}`)
  expect(states.toSorted()).toEqual(['admission open', 'urgent placed'])
})

test("a need of a joined household becomes the surviving one's, and comes back when they are split", async () => {
  const [joined, surviving] = [refOf(on.newId), refOf(on.newId)]
  await on.deliver(presaInCaricoOpened, opened(joined))
  const ids = { householdId: joined.householdId, survivingHouseholdId: surviving.householdId }
  await on.deliver(householdJoined, { ...householdJoined.example, ...ids })
  const redirects = on.db.selectFrom('household').select(['joined_into', 'territory_id'])
  expect(await redirects.where('household_id', '=', joined.householdId).execute()).toEqual([
    { joined_into: surviving.householdId, territory_id: householdJoined.example.territory },
  ])
  expect(await requestsOf(on, joined.householdId)).toMatchObject([
    { state: 'cancelled', closed_by: 'joined' },
  ])
  expect(await requestsOf(on, surviving.householdId)).toMatchObject([{ state: 'open' }])
  const split = { householdId: joined.householdId, formerSurvivingHouseholdId: surviving.householdId }
  await on.deliver(householdSplit, { ...householdSplit.example, ...split })
  expect((await requestsOf(on, joined.householdId)).filter(({ state }) => state === 'open')).toHaveLength(1)
  expect(await requestsOf(on, surviving.householdId)).toMatchObject([{ state: 'cancelled' }])
})

test('a hand-over that failed brings an urgent need back', async () => {
  const ref = refOf(on.newId, { urgency: 'U0' })
  await on.deliver(referralSubmitted, submitted(ref))
  await on.deliver(decisionRecorded, decided(ref, 'redirect'))
  await on.deliver(referralRouted, { ...referralRouted.example, ...ref })
  const states = (await requestsOf(on, ref.householdId)).map(({ state }) => state)
  expect(states.toSorted()).toEqual(['cancelled', 'open'])
})

test('competence moves to another territory: the place is freed and the request waits there', async () => {
  const ref = refOf(on.newId, { urgency: 'U0' })
  const placeId = await addPlace(on)
  await on.deliver(referralSubmitted, submitted(ref))
  await offerTo(ref, placeId)
  await on.deliver(referralRouted, { ...referralRouted.example, ...ref, territory: 'MO' })
  expect(await holdingsOf(on, placeId)).toEqual([])
  expect(await requestsOf(on, ref.householdId)).toMatchObject([{ state: 'open', territory_id: 'MO' }])
})

test('however the facts of intake and equipe interleave and repeat, the same request stands', async () => {
  const story = (ref: TestRef) => ({
    intake: [
      () => on.deliver(referralSubmitted, submitted(ref), 1),
      () => on.deliver(amendmentRequested, { ...amended(ref), urgency: 'U1' }, 2),
    ],
    equipe: [
      () => on.deliver(referralRouted, { ...referralRouted.example, ...ref }, 1),
      () => on.deliver(referralMoved, moved(ref, 'under-review'), 2),
      () => on.deliver(presaInCaricoOpened, opened(ref), 3),
      () => on.deliver(presaInCaricoClosed, closed(ref), 4),
    ],
  })
  const lengths = fc.record({
    intake: fc.integer({ min: 1, max: 2 }),
    equipe: fc.integer({ min: 0, max: 4 }),
  })
  const turns = fc.array(fc.constantFrom('intake', 'equipe', 'repeat'), { maxLength: 8 })
  const told = async (ref: TestRef, length: { intake: number; equipe: number }, order: string[]) => {
    const { intake, equipe } = story(ref)
    const waiting = { intake: intake.slice(0, length.intake), equipe: equipe.slice(0, length.equipe) }
    const done: (() => Promise<void>)[] = []
    for (const turn of [...order, 'intake', 'intake', 'equipe', 'equipe', 'equipe', 'equipe']) {
      const tell = turn === 'repeat' ? done[0] : waiting[turn as 'intake'].shift()
      await tell?.()
      if (tell) done.unshift(tell)
    }
    return liveOf(ref)
  }
  await fc.assert(
    fc.asyncProperty(lengths, turns, fc.constantFrom('U0', 'U2'), async (length, order, urgency) => {
      const [one, other] = [refOf(on.newId, { urgency }), refOf(on.newId, { urgency })]
      expect(await told(one, length, order)).toEqual(await told(other, length, []))
    }),
    { numRuns: 60 },
  )
}, 60_000)

async function liveOf(ref: TestRef) {
  const requests = await requestsOf(on, ref.householdId)
  return requests
    .filter(({ state }) => state !== 'cancelled')
    .map(({ state, cause, urgency, facts_version, territory_id, opened_at }) => ({
      state,
      cause,
      urgency,
      facts_version,
      territory_id,
      opened_at,
    }))
}
