import { presaInCaricoClosed, presaInCaricoOpened, referralSubmitted } from '@intarsi/contracts'
import { ProblemError } from '@intarsi/http'
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
import { createMatcher } from '../matching/create-matcher.ts'
import { end, enter, lockPlacement } from '../placements/placements.ts'
import { runDue } from '../runs/run-matching.ts'
import { acceptOffer, lockOffer, refuseOffer } from './close-offer.ts'
import { expireOffers } from './expire-offers.ts'
import { makeOffer } from './make-offer.ts'
import type { OfferReason } from './reasons.ts'

const matcher = createMatcher()
let on: TestHousing
beforeAll(async () => {
  on = await startHousing({ poolSize: 12 })
})
afterAll(async () => {
  await matcher.close()
  await on.close()
})

async function household(over: Partial<TestRef> = {}, about = {}) {
  const ref = refOf(on.newId, over)
  const fact = { ...ref, facts: facts(about) }
  if (ref.urgency === 'U0') await on.deliver(referralSubmitted, { ...referralSubmitted.example, ...fact })
  else await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...fact })
  const [request] = await requestsOf(on, ref.householdId)
  if (!request) throw new Error('no request')
  return { ref, requestId: request.request_id }
}

const why = () => ({
  overrideId: on.newId(),
  reason: 'professional-judgement' as const,
  remark: 'The social worker knows the house.',
})

const offer = (requestId: string, placeId: string) =>
  on.unitOfWork((tx) =>
    makeOffer(
      tx,
      { offerId: on.newId(), requestId, placeId, offeredBy: on.newId(), override: why() },
      () => undefined,
    ),
  )

const accept = async (offerId: string, placementId = on.newId()) => {
  await on.unitOfWork(async (tx) =>
    acceptOffer(tx, await lockOffer(tx, offerId), { by: on.newId(), placementId }),
  )
  return placementId
}

const refuse = (offerId: string, reason: OfferReason, blockedUntil?: string) =>
  on.unitOfWork(async (tx) =>
    refuseOffer(tx, await lockOffer(tx, offerId), {
      reason,
      by: on.newId(),
      state: 'refused',
      ...(blockedUntil ? { blockedUntil } : {}),
    }),
  )

const placeStates = async (placeId: string) =>
  (await on.announced())
    .filter(({ data }) => data.placeId === placeId && 'state' in data)
    .map(({ data }) => data.state)

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof ProblemError ? error.code : error
}

test("an offer reserves the place and is due in three working days of the territory, skipping the patron's day", async () => {
  const { requestId, ref } = await household()
  const placeId = await addPlace(on)
  const made = await offer(requestId, placeId)
  expect(made.answer_by.toISOString()).toBe('2026-11-27T16:00:00.000Z')
  expect(await placeStates(placeId)).toEqual(['available', 'reserved'])
  expect((await on.announced(ref.householdId)).at(-1)).toMatchObject({
    type: 'offer-made',
    data: { placeId },
  })
})

test('a U0 offer is due in four hours', async () => {
  const { requestId } = await household({ urgency: 'U0' })
  const made = await offer(requestId, await addPlace(on))
  expect(made.answer_by.getTime() - on.clock.now().getTime()).toBe(4 * 3_600_000)
})

test('a place that a rule excludes is refused with the rules in words', async () => {
  const { requestId } = await household()
  const placeId = await addPlace(on, { reserveForUrgent: true, beds: 1, cots: 0 })
  const error = await offer(requestId, placeId).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ status: 409, code: 'place-not-suitable' })
  expect((error as ProblemError).extra.rules).toMatchObject([{ code: 'urgent-reserve' }, { code: 'beds' }])
})

test('a held place, and a household that has an offer, get no second one', async () => {
  const [one, other] = [await household(), await household()]
  const [placeId, freeId] = [await addPlace(on), await addPlace(on)]
  await offer(one.requestId, placeId)
  expect(await refusal(offer(other.requestId, placeId))).toBe('place-taken')
  expect(await refusal(offer(one.requestId, freeId))).toBe('request-not-open')
})

test('yes makes a placement, entry and exit follow, and then the place is free', async () => {
  const { requestId, ref } = await household()
  const placeId = await addPlace(on)
  const placementId = await accept((await offer(requestId, placeId)).offer_id)
  expect(await requestsOf(on, ref.householdId)).toMatchObject([{ state: 'placed' }])
  await on.unitOfWork(async (tx) => enter(tx, await lockPlacement(tx, placementId), entry(on)))
  await on.unitOfWork(async (tx) =>
    end(tx, await lockPlacement(tx, placementId), {
      endedOn: '2026-11-24',
      reason: 'own-home',
      destination: 'own-rent',
      newId: on.newId,
    }),
  )
  expect(await placeStates(placeId)).toEqual(['available', 'reserved', 'occupied', 'available'])
  expect(await requestsOf(on, ref.householdId)).toHaveLength(1)
})

test('a household that leaves and needs another place is asked for again at once', async () => {
  const { requestId, ref } = await household()
  const placementId = await accept((await offer(requestId, await addPlace(on))).offer_id)
  await on.unitOfWork(async (tx) =>
    end(tx, await lockPlacement(tx, placementId), {
      endedOn: '2026-11-24',
      reason: 'needs-other-place',
      newId: on.newId,
    }),
  )
  const states = (await requestsOf(on, ref.householdId)).map(({ state }) => state)
  expect(states.toSorted()).toEqual(['cancelled', 'open'])
})

test("a household's refusal frees the place and leaves its request open; a home of its own closes it", async () => {
  const { requestId, ref } = await household()
  const placeId = await addPlace(on)
  await refuse((await offer(requestId, placeId)).offer_id, 'too-far')
  expect(await holdingsOf(on, placeId)).toEqual([])
  expect(await requestsOf(on, ref.householdId)).toMatchObject([{ state: 'open' }])
  expect((await on.announced(ref.householdId)).at(-1)).toMatchObject({
    type: 'offer-closed',
    data: { outcome: 'refused', reason: 'too-far', side: 'household' },
  })
  await refuse((await offer(requestId, placeId)).offer_id, 'found-own')
  expect(await requestsOf(on, ref.householdId)).toMatchObject([
    { state: 'cancelled', closed_by: 'found-own' },
  ])
})

test("a provider's refusal blocks the place until a stated day and the territory is matched again", async () => {
  const { requestId } = await household()
  const placeId = await addPlace(on)
  const { offer_id: offerId } = await offer(requestId, placeId)
  await on.db.deleteFrom('matching_due').execute()
  expect(await refusal(refuse(offerId, 'not-ready'))).toBe('block-date-required')
  expect(await refusal(refuse(offerId, 'not-ready', '2026-11-24'))).toBe('block-date-past')
  await refuse(offerId, 'not-ready', '2026-12-24')
  expect((await placeStates(placeId)).at(-1)).toBe('blocked')
  expect(await on.db.selectFrom('matching_due').selectAll().execute()).toMatchObject([{ territory_id: 'RE' }])
})

test('an offer without an answer expires once, and an answer after its date is refused', async () => {
  const { requestId, ref } = await household({ urgency: 'U0' })
  const placeId = await addPlace(on)
  const { offer_id: offerId } = await offer(requestId, placeId)
  expect(await expireOffers(on.db, on.unitOfWork, on.clock.now())).toBe(0)
  on.clock.advance(4 * 3_600_000)
  expect(await refusal(accept(offerId))).toBe('offer-expired')
  expect(await expireOffers(on.db, on.unitOfWork, on.clock.now())).toBeGreaterThan(0)
  expect(await expireOffers(on.db, on.unitOfWork, on.clock.now())).toBe(0)
  expect(await holdingsOf(on, placeId)).toEqual([])
  const closed = (await on.announced(ref.householdId)).filter(({ type }) => type === 'offer-closed')
  expect(closed).toMatchObject([{ data: { outcome: 'expired', side: 'system', closedBy: 'system' } }])
})

test('whatever happens at the same time, no place is promised twice', async () => {
  const steps = fc.array(
    fc.record({
      household: fc.nat(3),
      place: fc.nat(2),
      next: fc.constantFrom('wait', 'accept', 'too-far', 'case closed', 'run', 'expire', 'withdraw'),
    }),
    { minLength: 4, maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (some) => {
      const households: Awaited<ReturnType<typeof household>>[] = []
      for (let count = 0; count < 4; count++) households.push(await household({}, { languages: ['tir'] }))
      const whole = [await addPlace(on), await addPlace(on)]
      const shared = await addPlace(on, {
        beds: 4,
        cots: 0,
        rooms: 4,
        sharing: { maxHouseholds: 3, rules: [] },
      })
      const placeIds = [...whole, shared]
      const inAWeek = new Date(on.clock.now().getTime() + 7 * 86_400_000)
      await Promise.all(
        some.map(async ({ household: index, place, next }) => {
          const { requestId, ref } = households[index] ?? { requestId: '', ref: refOf(on.newId) }
          if (next === 'case closed')
            return on.deliver(presaInCaricoClosed, { ...presaInCaricoClosed.example, ...ref }, 1_000_000)
          if (next === 'run') return matchAll()
          if (next === 'expire') return expireOffers(on.db, on.unitOfWork, inAWeek)
          const made = await offer(requestId, placeIds[place] ?? '').catch(expected)
          if (made && next === 'accept') await accept(made.offer_id).catch(expected)
          if (made && next === 'too-far') await refuse(made.offer_id, next).catch(expected)
          if (made && next === 'withdraw') await withdraw(made.offer_id).catch(expected)
        }),
      )
      for (const placeId of whole) expect((await holdingsOf(on, placeId)).length).toBeLessThanOrEqual(1)
      const people = (await holdingsOf(on, shared)).map(({ companion }) => companion.people)
      expect(people.reduce((total, one) => total + one, 0)).toBeLessThanOrEqual(4)
      await expectHoldingsMatchPromises(placeIds)
    }),
    { numRuns: 15 },
  )
}, 120_000)

const matchAll = () =>
  runDue(
    { db: on.db, unitOfWork: on.unitOfWork, newId: on.newId, matcher, timeLimitMs: 5_000 },
    on.clock.now(),
  )

const withdraw = (offerId: string) =>
  on.unitOfWork(async (tx) =>
    refuseOffer(tx, await lockOffer(tx, offerId), {
      reason: 'incompatible-cohabitants',
      by: on.newId(),
      state: 'withdrawn',
    }),
  )

/** A business refusal is what a loser gets; anything else is a bug. */
function expected(error: unknown): undefined {
  if (!(error instanceof ProblemError) || error.status !== 409) throw error
}

async function expectHoldingsMatchPromises(placeIds: string[]) {
  const offers = on.db.selectFrom('offer').select('request_id').where('state', '=', 'open')
  const placements = on.db
    .selectFrom('placement')
    .select('request_id')
    .where('state', 'in', ['agreed', 'entered'])
  const promised = await offers
    .where('place_id', 'in', placeIds)
    .unionAll(placements.where('place_id', 'in', placeIds))
    .execute()
  const held = await on.db
    .selectFrom('holding')
    .select('request_id')
    .where('place_id', 'in', placeIds)
    .execute()
  const ids = (rows: { request_id: string }[]) => rows.map((row) => row.request_id).toSorted()
  expect(ids(held)).toEqual(ids(promised))
}
