import { TERRITORIES } from '@intarsi/contracts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { person } from '../../test/scene.ts'
import { openSeats, picId, type Seats } from '../../test/seats.ts'
import { leaveSeat } from './answer-proposal.ts'
import { endCaseManagers } from './end-case-managers.ts'
import { completeHandOver, startHandOver } from './hand-over.ts'
import { proposeRedistribution } from './redistribute.ts'
import { fillVacancies, standInForGone } from './stand-in-for-gone.ts'

let seats: Seats
beforeEach(async () => {
  seats = await openSeats()
})
afterEach(() => seats.scene.close())

test('a disabled account: interim at once, the reference person is never missing', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  await seats.admit(sent)
  const { person_id: gone } = await seats.inState(sent, 'confirmed')
  await seats.scene.db.updateTable('person').set({ active: false }).where('person_id', '=', gone).execute()
  expect((await seats.reference(sent)).as).toBe('interim')
  expect(await standInForGone(seats.scene)).toBeGreaterThan(0)
  expect(await standInForGone(seats.scene)).toBe(0)
  expect((await seats.inState(sent, 'interim')).former_person_id).toBe(gone)
  expect(await seats.inState(sent, 'ended')).toMatchObject({ reason: 'account-disabled', person_id: gone })
  expect((await seats.reference(sent)).as).toBe('interim')
  await seats.expectLoadsToAgree()
})

test('a short leave: the coordinator stands in, and the case manager is there again afterwards', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  await seats.admit(sent)
  const { person_id: away } = await seats.inState(sent, 'confirmed')
  const absence = { person_id: away, reason: 'leave' as const, declared_by: 'system', version: 1 }
  await seats.scene.db
    .insertInto('absence')
    .values({ ...absence, from_on: '2026-11-09', to_on: '2026-11-13' })
    .execute()
  expect(await standInForGone(seats.scene)).toBe(1)
  expect(await standInForGone(seats.scene)).toBe(0)
  expect(await seats.states(sent)).toEqual(['confirmed', 'interim'])
  expect((await seats.reference(sent)).as).toBe('interim')
  seats.scene.clock.set('2026-11-16T08:00:00.000Z')
  expect(await standInForGone(seats.scene)).toBe(1)
  expect(await seats.states(sent)).toEqual(['confirmed', 'ended'])
  expect(await seats.reference(sent)).toEqual({ personId: away, as: 'case-manager' })
})

test('a long leave ends the seat, and somebody else is proposed', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  await seats.admit(sent)
  const { person_id: away } = await seats.inState(sent, 'confirmed')
  const absence = { person_id: away, reason: 'parental' as const, declared_by: 'system', version: 1 }
  await seats.scene.db
    .insertInto('absence')
    .values({ ...absence, from_on: '2026-11-09', to_on: null })
    .execute()
  await standInForGone(seats.scene)
  expect((await seats.states(sent)).slice(0, 2)).toEqual(['ended', 'interim'])
})

test('a vacancy is filled when somebody has room again', async () => {
  await seats.scene.db.updateTable('person').set({ fte: 0.01 }).execute()
  const sent = await seats.submit({ territory: 'RE' })
  expect(await seats.states(sent)).toEqual(['interim'])
  expect(await fillVacancies(seats.scene)).toBe(0)
  await seats.scene.db.updateTable('person').set({ fte: 1 }).execute()
  expect(await fillVacancies(seats.scene)).toBe(2)
  expect(await seats.states(sent)).toEqual(['interim', 'proposed'])
})

test('a hand-over names both until the household has met them', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  await seats.admit(sent)
  const former = await seats.inState(sent, 'confirmed')
  const others = await seats.scene.db
    .selectFrom('person_role')
    .innerJoin('person', 'person.person_id', 'person_role.person_id')
    .select('person.person_id')
    .where('territory_id', '=', 'RE')
    .where('role', '=', former.role)
    .where('active', '=', true)
    .where('person.person_id', '!=', former.person_id)
    .execute()
  const handOver = {
    toPersonId: others[0]?.person_id ?? '',
    by: person('re-coordinator'),
    reason: 'cambio turno',
  }
  await seats.onRow(former, (tx, row) => startHandOver(tx, row, handOver))
  expect(await seats.states(sent)).toEqual(['handing-over', 'proposed'])
  expect((await seats.reference(sent)).personId).toBe(former.person_id)
  await seats.onRow(former, (tx, row) => completeHandOver(tx, row, 'system'))
  expect(await seats.states(sent)).toEqual(['ended', 'confirmed'])
  expect((await seats.reference(sent)).personId).toBe(handOver.toPersonId)
  await seats.expectLoadsToAgree()
})

test('who hands over and goes before the household met both leaves the coordinator, not nobody', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  await seats.admit(sent)
  const former = await seats.inState(sent, 'confirmed')
  const [proposal] = await seats.scene.unitOfWork((tx) =>
    proposeRedistribution(tx, { personId: former.person_id, territories: TERRITORIES }),
  )
  const toPersonId = proposal?.toPersonId ?? ''
  const handOver = { toPersonId, by: person('re-coordinator'), reason: 'congedo' }
  await seats.onRow(former, (tx, row) => startHandOver(tx, row, handOver))
  const absence = { person_id: former.person_id, reason: 'leave' as const, declared_by: 'system', version: 1 }
  await seats.scene.db
    .insertInto('absence')
    .values({ ...absence, from_on: '2026-11-09', to_on: null })
    .execute()
  await standInForGone(seats.scene)
  expect(await seats.states(sent)).toEqual(['ended', 'proposed', 'interim'])
  expect((await seats.reference(sent)).as).toBe('interim')
  expect((await seats.inState(sent, 'proposed')).person_id).toBe(toPersonId)
  await seats.expectLoadsToAgree()
})

test('the end of the case gives every load back', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  await seats.admit(sent)
  await seats.scene.unitOfWork(async (tx) => {
    await tx.lock('equipe.households', sent.householdId)
    await endCaseManagers(tx, { householdId: sent.householdId, reason: 'pic-closed', at: tx.now })
  })
  expect(await seats.caseLoads()).toEqual([])
})

test('a batch is spread over everybody with room, and nobody gets more than fits', async () => {
  const sent = []
  for (let i = 0; i < 6; i++) sent.push(await seats.submit({ territory: 'RE' }))
  const rows = await Promise.all(sent.map((one) => seats.inState(one, 'proposed')))
  const leaver = rows[0]?.person_id ?? ''
  const plan = await seats.scene.unitOfWork((tx) =>
    proposeRedistribution(tx, { personId: leaver, territories: TERRITORIES }),
  )
  expect(plan).toHaveLength(rows.filter((row) => row.person_id === leaver).length)
  expect(plan.every((one) => one.toPersonId !== leaver)).toBe(true)
  expect(plan.every(({ reasons }) => reasons.length > 0)).toBe(true)
})

test('nobody who is away on the day on which somebody else is wanted is proposed', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  const { person_id: leaver } = await seats.inState(sent, 'proposed')
  const ask = async (on: string) => {
    const asked = { personId: leaver, territories: TERRITORIES, on }
    const [one] = await seats.scene.unitOfWork((tx) => proposeRedistribution(tx, asked))
    return one
  }
  const first = (await ask('2026-12-01'))?.toPersonId ?? ''
  const absence = { person_id: first, reason: 'leave' as const, declared_by: 'system', version: 1 }
  await seats.scene.db
    .insertInto('absence')
    .values({ ...absence, from_on: '2026-12-01', to_on: '2026-12-31' })
    .execute()
  const then = await ask('2026-12-01')
  expect(then?.toPersonId).not.toBe(first)
  expect(then?.candidates.find(({ personId }) => personId === first)?.obstacle).toBe('away')
  expect((await ask('2027-01-10'))?.toPersonId).toBe(first)
})

test('whoever leaves a seat twice changes it once', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  await seats.admit(sent)
  const row = await seats.inState(sent, 'confirmed')
  await seats.onRow(row, (tx, one) => leaveSeat(tx, one, { state: 'ended', reason: 'household-asks-other' }))
  const interims = (await seats.rowsOf(sent)).filter((one) => one.state === 'interim')
  expect(interims).toHaveLength(1)
  expect(interims[0]).toMatchObject({ reason: 'household-asks-other', pic_id: picId })
})
