import { presaInCaricoOpened, referralSubmitted } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPlace, facts, refOf, requestsOf, startHousing, type TestHousing } from '../../test/housing.ts'
import { acceptOffer, lockOffer } from '../offers/close-offer.ts'
import { makeOffer } from '../offers/make-offer.ts'
import { readTimesToHome } from './time-to-home.ts'

let on: TestHousing
beforeAll(async () => {
  on = await startHousing()
})
afterAll(() => on.close())

/** A household admitted in RE, with a place promised; answers how it moves in. */
async function placed(submittedAt: string) {
  const ref = { ...refOf(on.newId), territory: 'RE' as const }
  await on.deliver(referralSubmitted, {
    ...referralSubmitted.example,
    ...ref,
    submittedAt,
    urgency: 'U2',
    facts: facts(),
  })
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: facts() })
  const [request] = await requestsOf(on, ref.householdId)
  const [offerId, placementId, by] = [on.newId(), on.newId(), on.newId()]
  const offer = { offerId, requestId: request?.request_id ?? '', placeId: await addPlace(on), offeredBy: by }
  await on.unitOfWork((tx) => makeOffer(tx, offer, () => undefined))
  await on.unitOfWork(async (tx) => acceptOffer(tx, await lockOffer(tx, offerId), { by, placementId }))
  return (enteredOn: string) =>
    on.db
      .updateTable('placement')
      .set({ state: 'entered', entered_on: enteredOn })
      .where('placement_id', '=', placementId)
      .execute()
}

test('the time to a home runs from the submission to the day of moving in, not to the promise', async () => {
  const [first, second] = [await placed('2026-10-31T22:30:00.000Z'), await placed('2026-11-01T00:30:00.000Z')]
  await placed('2026-11-02T08:00:00.000Z')
  await placed('2026-04-02T08:00:00.000Z').then((moveIn) => moveIn('2026-11-20'))
  const read = () => readTimesToHome(on.db, 'RE', '2026-06-01')
  expect(await read()).toEqual([])
  await first('2026-11-10')
  await second('2026-11-21')
  expect(await read()).toEqual([
    { month: '2026-10', referrals: 1, medianDays: 10, ninthDecileDays: 10 },
    { month: '2026-11', referrals: 1, medianDays: 20, ninthDecileDays: 20 },
  ])
  expect(await readTimesToHome(on.db, 'MO', '2026-06-01')).toEqual([])
})
