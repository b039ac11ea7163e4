import { presaInCaricoOpened } from '@intarsi/contracts'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { addPlace, facts, refOf, requestsOf, startHousing, type TestHousing } from '../../test/housing.ts'
import { createMatcher } from '../matching/create-matcher.ts'
import { makeOffer } from '../offers/make-offer.ts'
import { blockPlace, endBlocks } from '../places/commands.ts'
import { matchNewDay } from './due.ts'
import { type RunDeps, runDue } from './run-matching.ts'

const matcher = createMatcher()
let on: TestHousing
let deps: RunDeps
const opened: TestHousing[] = []
beforeEach(async () => {
  on = await startHousing()
  opened.push(on)
  deps = { db: on.db, unitOfWork: on.unitOfWork, newId: on.newId, matcher, timeLimitMs: 10_000 }
})
afterAll(async () => {
  await matcher.close()
  for (const one of opened) await one.close()
})

async function household() {
  const ref = refOf(on.newId)
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: facts() })
  return ref.householdId
}

const run = () => runDue(deps, on.clock.now())
const told = async (householdId: string) =>
  (await on.announced(householdId))
    .filter(({ type }) => type === 'no-place-found')
    .map(({ data }) => data.reasons)

test('a request without a place is told why once, and again only when the reasons change', async () => {
  const householdId = await household()
  expect(await run()).toBe(1)
  expect(await run()).toBe(0)
  expect(await told(householdId)).toEqual([[{ rule: 'no-places', places: 0 }]])
  const placeId = await addPlace(on, { beds: 1, cots: 0 })
  await run()
  await addPlace(on, { territory: 'MO' })
  await run()
  expect(await told(householdId)).toEqual([[{ rule: 'no-places', places: 0 }], [{ rule: 'beds', places: 1 }]])
  await on.unitOfWork(async (tx) => {
    await tx.lock('housing.places', placeId)
    await blockPlace(tx, placeId, { until: '2026-12-01', reason: 'maintenance' })
  })
  await run()
  expect(await told(householdId)).toHaveLength(3)
  expect(await requestsOf(on, householdId)).toMatchObject([{ state: 'no-place' }])
})

test('a place found is proposed, and reserved for nobody', async () => {
  const householdId = await household()
  await run()
  const placeId = await addPlace(on)
  await run()
  expect(await requestsOf(on, householdId)).toMatchObject([{ state: 'proposed' }])
  const results = await on.db.selectFrom('run_result').selectAll().where('place_id', 'is not', null).execute()
  expect(results).toMatchObject([{ household_id: householdId, place_id: placeId, territory_id: 'RE' }])
  expect(await on.db.selectFrom('holding').selectAll().execute()).toEqual([])
})

test('a place that is offered is out of the next run, which says who holds it and on what ground', async () => {
  const [first, second] = [await household(), await household()]
  const placeId = await addPlace(on)
  const [request] = await requestsOf(on, first)
  const command = {
    offerId: on.newId(),
    requestId: request?.request_id ?? '',
    placeId,
    offeredBy: on.newId(),
  }
  await on.unitOfWork((tx) => makeOffer(tx, command, () => undefined))
  await run()
  expect(await told(second)).toEqual([[{ rule: 'held-by-offer', places: 1 }]])
  expect(await told(first)).toEqual([])
})

test('a run that says nothing new is not stored, and what a crash left untold is told by the next', async () => {
  const householdId = await household()
  await run()
  await on.db
    .updateTable('request')
    .set({ state: 'open', no_place_reasons: null })
    .where('household_id', '=', householdId)
    .execute()
  await on.db.insertInto('matching_due').values({ territory_id: 'RE', due_since: on.clock.now() }).execute()
  await run()
  expect(await told(householdId)).toHaveLength(2)
  expect(await on.db.selectFrom('matching_run').selectAll().execute()).toHaveLength(1)
})

test('a block that is over opens the place and calls for a run', async () => {
  const placeId = await addPlace(on)
  await on.unitOfWork(async (tx) => {
    await tx.lock('housing.places', placeId)
    await blockPlace(tx, placeId, { until: '2026-11-25', reason: 'maintenance' })
  })
  await run()
  expect(await on.unitOfWork(endBlocks)).toBe(0)
  on.clock.advance(86_400_000)
  expect(await on.unitOfWork(endBlocks)).toBe(1)
  expect(await run()).toBe(1)
})

test('a new day is matched once, so that an entry window which opens in time by then is seen', async () => {
  const ref = refOf(on.newId, { urgency: 'U1' })
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: facts() })
  await addPlace(on, { entryFrom: '2026-12-02' })
  await run()
  expect(await told(ref.householdId)).toEqual([[{ rule: 'entry-window', places: 1 }]])
  expect(await on.unitOfWork(matchNewDay)).toBe(0)
  on.clock.advance(86_400_000)
  expect(await on.unitOfWork(matchNewDay)).toBe(1)
  expect(await run()).toBe(1)
  expect(await on.unitOfWork(matchNewDay)).toBe(0)
  expect(await requestsOf(on, ref.householdId)).toMatchObject([{ state: 'proposed' }])
})
