import { presaInCaricoClosed, presaInCaricoOpened } from '@intarsi/contracts'
import { ProblemError } from '@intarsi/http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addPlace,
  entry,
  facts,
  refOf,
  requestsOf,
  startHousing,
  type TestHousing,
} from '../../test/housing.ts'
import { acceptOffer, lockOffer } from '../offers/close-offer.ts'
import { makeOffer } from '../offers/make-offer.ts'
import type { PlaceDescription } from '../places/place.ts'
import { publishText, sign, textsInForce } from './agreements.ts'
import { monthsAfter } from './days.ts'
import { viewsOf } from './placement-view.ts'
import { end, enter, type LockedPlacement, lockPlacement } from './placements.ts'
import { extendStay } from './stay-limit.ts'
import { recordVisit } from './visits.ts'

const TODAY = '2026-11-24'
let on: TestHousing
beforeAll(async () => {
  on = await startHousing()
})
afterAll(() => on.close())

/** A household that said yes to a place. */
async function agreed(over: Partial<PlaceDescription> = {}) {
  const ref = refOf(on.newId)
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: facts() })
  const [request] = await requestsOf(on, ref.householdId)
  const placeId = await addPlace(on, over)
  const command = {
    offerId: on.newId(),
    requestId: request?.request_id ?? '',
    placeId,
    offeredBy: on.newId(),
  }
  const placementId = on.newId()
  await on.unitOfWork((tx) => makeOffer(tx, command, () => undefined))
  await on.unitOfWork(async (tx) =>
    acceptOffer(tx, await lockOffer(tx, command.offerId), { by: on.newId(), placementId }),
  )
  return { ref, placeId, placementId }
}

type Work = (tx: Parameters<typeof enter>[0], locked: LockedPlacement) => Promise<void>

const work = (placementId: string, what: Work) =>
  on.unitOfWork(async (tx) => what(tx, await lockPlacement(tx, placementId)))

const codeOf = async (refused: Promise<unknown>) => {
  const error = await refused.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof ProblemError ? error.code : error
}

async function viewOf(placementId: string) {
  const rows = await on.db
    .selectFrom('placement')
    .selectAll()
    .where('placement_id', '=', placementId)
    .execute()
  return (await viewsOf(on.db, rows))[0]
}

const signing = (kind: 'hosting-agreement' | 'house-rules', version: number) => ({
  kind,
  version,
  signedOn: TODAY,
  explainedIn: 'tir',
  by: on.newId(),
})

test('both papers are signed in the version in force before the entry, and say in which language', async () => {
  const { placementId, ref } = await agreed({ stayLimitMonths: 12 })
  const { override: _none, ...plain } = entry(on)
  const moveIn = () => work(placementId, (tx, locked) => enter(tx, locked, plain))
  expect(await codeOf(moveIn())).toBe('agreements-unsigned')
  await on.unitOfWork((tx) =>
    publishText(tx, {
      territory: 'RE',
      kind: 'house-rules',
      it: 'Regole nuove per tutti.',
      en: null,
      by: on.newId(),
    }),
  )
  expect((await textsInForce(on.db, 'RE')).map(({ version }) => version)).toEqual([1, 2])
  expect((await textsInForce(on.db, 'MO')).map(({ version }) => version)).toEqual([1, 1])
  const signs = (kind: 'hosting-agreement' | 'house-rules', version: number) =>
    work(placementId, (tx, locked) => sign(tx, locked, signing(kind, version)))
  expect(await codeOf(signs('house-rules', 1))).toBe('text-not-in-force')
  await signs('house-rules', 2)
  await signs('hosting-agreement', 1)
  await moveIn()
  expect(await viewOf(placementId)).toMatchObject({
    state: 'entered',
    stayUntil: '2027-11-24',
    unsigned: [],
    agreements: [{ explainedIn: 'tir' }, { explainedIn: 'tir' }],
    visits: [{ dueOn: '2026-12-08', visitedOn: null }],
  })
  expect((await on.announced(ref.householdId)).at(-1)).toMatchObject({
    type: 'placement-entered',
    data: { placementId, enteredOn: TODAY, stayUntil: '2027-11-24' },
  })
})

test('who cannot wait moves in before signing, and the reason stays in the ledger', async () => {
  const { placementId, ref } = await agreed()
  await work(placementId, (tx, locked) => enter(tx, locked, entry(on)))
  const rows = await on.db
    .selectFrom('override')
    .selectAll()
    .where('household_id', '=', ref.householdId)
    .execute()
  expect(rows).toMatchObject([{ kind: 'entry-unsigned', reason: 'cannot-wait' }])
})

test('visits follow each other, a stay is made longer with a reason, and an exit says where to', async () => {
  const { placementId, placeId, ref } = await agreed({ stayLimitMonths: 6 })
  await work(placementId, (tx, locked) => enter(tx, locked, entry(on)))
  const visit = { visitedOn: TODAY, outcome: 'repairs-needed' as const, by: on.newId(), newId: on.newId }
  await work(placementId, (tx, locked) => recordVisit(tx, locked, visit))
  const longer = (until: string) =>
    work(placementId, (tx, locked) =>
      extendStay(tx, locked, { until, reason: 'school-year', by: on.newId() }),
    )
  expect(await codeOf(longer('2027-05-24'))).toBe('not-longer')
  await longer('2027-06-30')
  expect(await viewOf(placementId)).toMatchObject({
    stayUntil: '2027-06-30',
    extensions: [{ previousUntil: '2027-05-24', reason: 'school-year' }],
    visits: [{ outcome: 'repairs-needed' }, { dueOn: '2027-02-22', outcome: null }],
  })
  const leave = { endedOn: TODAY, reason: 'stay-over' as const, newId: on.newId }
  expect(await codeOf(work(placementId, (tx, locked) => end(tx, locked, leave)))).toBe('destination-required')
  await work(placementId, (tx, locked) => end(tx, locked, { ...leave, destination: 'public-housing' }))
  expect(await viewOf(placementId)).toMatchObject({ destination: 'public-housing', visits: [{}] })
  const ended = (await on.announced(ref.householdId)).filter(({ type }) => type === 'placement-ended')
  expect(ended).toMatchObject([
    { data: { placeId, enteredOn: TODAY, reason: 'stay-over', destination: 'public-housing' } },
  ])
})

test('a household that will not come any more is told as one that never moved in', async () => {
  const { ref } = await agreed()
  await on.deliver(presaInCaricoClosed, { ...presaInCaricoClosed.example, ...ref })
  expect((await on.announced(ref.householdId)).find(({ type }) => type === 'placement-ended')).toMatchObject({
    data: { enteredOn: null, destination: null },
  })
})

test('a stay of months ends on the same day of the month, or on its last', () => {
  expect(monthsAfter('2026-11-24', 12)).toBe('2027-11-24')
  expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28')
})
