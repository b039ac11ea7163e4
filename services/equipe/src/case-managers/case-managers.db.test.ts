import { afterEach, beforeEach, expect, test } from 'vitest'
import { openScene, person, type Scene } from '../../test/scene.ts'
import type { EquipeTx } from '../schema.ts'
import { acceptProposal, declineProposal, leaveSeat } from './answer-proposal.ts'
import { lockCaseManager } from './case-manager-rows.ts'
import { confirmCaseManager } from './confirm-case-manager.ts'
import { endCaseManagers } from './end-case-managers.ts'
import { giveSeat } from './give-seat.ts'
import { completeHandOver, startHandOver } from './hand-over.ts'
import { proposeRedistribution } from './redistribute.ts'
import { referencePersonOf } from './reference-person.ts'
import { fillVacancies, standInForGone } from './stand-in-for-gone.ts'
import type { CaseManagerRow, ConfirmMode } from './tables.ts'

const picId = '0192f3a0-0000-7000-8000-00000000000d'
const facts = { receptionKind: 'fami-flat' } as const
let scene: Scene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

type Sent = Awaited<ReturnType<Scene['submit']>>
const submit = (change: Parameters<Scene['submit']>[0] = {}) =>
  scene.submit({ territory: 'PR', facts, ...change })
const rowsOf = ({ householdId }: Sent, seat = 'case-manager') =>
  scene.db
    .selectFrom('case_manager')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('seat', '=', seat as 'case-manager')
    .orderBy('case_manager_id')
    .execute()
const states = async (sent: Sent) => (await rowsOf(sent)).map((row) => row.state)
const inState = async (sent: Sent, state: CaseManagerRow['state']) => {
  const row = (await rowsOf(sent)).find((one) => one.state === state)
  if (!row) throw new Error(`nobody is ${state}`)
  return row
}
const onRow = <Result>(row: CaseManagerRow, work: (tx: EquipeTx, row: CaseManagerRow) => Promise<Result>) =>
  scene.unitOfWork(async (tx) => {
    const locked = await lockCaseManager(tx, row.case_manager_id)
    if (!locked) throw new Error('the row is gone')
    return await work(tx, locked)
  })
const admit = (sent: Sent, change: { personId?: string; mode?: ConfirmMode; overrideReason?: string } = {}) =>
  scene.unitOfWork(async (tx) => {
    await tx.lock('equipe.households', sent.householdId)
    const { referralId, referralNumber, householdId, territory, urgency } = sent
    const referral = { referralId, referralNumber, householdId, territory, urgency }
    return await confirmCaseManager(tx, {
      referral,
      picId,
      by: person('pr-coordinator'),
      mode: 'by-table',
      ...change,
    })
  })
const reference = ({ householdId }: Sent) => scene.unitOfWork((tx) => referencePersonOf(tx, householdId))
const told = async ({ householdId }: Sent) =>
  (await scene.announced(householdId))
    .map(({ type }) => type)
    .filter((type) => type.startsWith('case-manager'))
const caseLoads = () =>
  scene.db
    .selectFrom('person_load')
    .selectAll()
    .where('purpose', '=', 'case-manager')
    .where('load', '>', 0)
    .execute()
async function expectLoadsToAgree() {
  const holds = await scene.db.selectFrom('load_hold').selectAll().where('released_at', 'is', null).execute()
  for (const one of await scene.db.selectFrom('person_load').selectAll().execute()) {
    const sum = holds
      .filter((hold) => hold.person_id === one.person_id && hold.purpose === one.purpose)
      .reduce((total, hold) => total + hold.weight, 0)
    expect(one.load).toBe(sum)
  }
}

test('until somebody is confirmed the referrer is the reference person, then the case manager', async () => {
  const sent = await submit()
  expect(await reference(sent)).toEqual({ personId: sent.referrerId, as: 'referrer' })
  const proposed = await inState(sent, 'proposed')
  const confirmed = await admit(sent)
  expect(confirmed).toEqual({ caseManagerId: proposed.case_manager_id, personId: proposed.person_id })
  expect(await reference(sent)).toEqual({ personId: proposed.person_id, as: 'case-manager' })
  expect(await told(sent)).toEqual(['case-manager-proposed', 'case-manager-confirmed'])
})

test('Reggio Emilia: two seats, two persons, both confirmed by the decision (RE-12)', async () => {
  const sent = await submit({ territory: 'RE' })
  await admit(sent)
  const [manager] = await rowsOf(sent)
  const [liaison] = await rowsOf(sent, 'liaison')
  expect([manager?.state, liaison?.state]).toEqual(['confirmed', 'confirmed'])
  expect(manager?.person_id).not.toBe(liaison?.person_id)
})

test('a decline brings the coordinator in at once, and somebody else is proposed', async () => {
  const sent = await submit({ territory: 'RE' })
  const first = await inState(sent, 'proposed')
  await onRow(first, (tx, row) => declineProposal(tx, row, 'no-language'))
  expect(await states(sent)).toEqual(['declined', 'interim', ...(await states(sent)).slice(2)])
  const again = (await rowsOf(sent)).find((row) => row.state === 'proposed')
  expect(again?.person_id).not.toBe(first.person_id)
  await expectLoadsToAgree()
})

test('nobody left to propose: the coordinator stays, with the reason and a deadline', async () => {
  const sent = await submit({ territory: 'RN' })
  const rows = await rowsOf(sent)
  const candidates = rows.length
  for (let i = 0; i < 6; i++) {
    const row = (await rowsOf(sent)).find((one) => one.state === 'proposed')
    if (!row) break
    await onRow(row, (tx, one) => declineProposal(tx, one, 'role-change'))
  }
  expect(candidates).toBe(1)
  expect((await states(sent)).at(-1)).not.toBe('proposed')
  const interim = await inState(sent, 'interim')
  expect(interim).toMatchObject({ reason: 'role-change', proposal_due_on: '2026-11-10' })
  const deadline = await scene.db
    .selectFrom('deadline')
    .selectAll()
    .where('referral_id', '=', sent.referralId)
    .where('kind', '=', 'case-manager-proposal')
    .executeTakeFirstOrThrow()
  expect(deadline.closed_at).toBeNull()
  expect(await caseLoads()).toEqual([])
})

test("a proposed person answers only where that person's word confirms, and only once", async () => {
  const sent = await submit()
  const row = await inState(sent, 'proposed')
  expect(await onRow(row, (tx, one) => acceptProposal(tx, one, one.person_id))).toMatchObject({
    code: 'waits-for-decision',
  })
  await onRow(row, (tx, one) => declineProposal(tx, one, 'over-cap'))
  expect(await onRow(row, (tx, one) => declineProposal(tx, one, 'over-cap'))).toMatchObject({
    code: 'not-proposed',
  })
})

test('by-person: the decision asks the person, whose yes confirms', async () => {
  const sent = await submit()
  await scene.db.updateTable('case_manager').set({ mode: 'by-person' }).execute()
  const { caseManagerId } = await admit(sent, { mode: 'by-person' })
  expect(await states(sent)).toEqual(['proposed'])
  const row = await inState(sent, 'proposed')
  await onRow(row, (tx, one) => acceptProposal(tx, one, one.person_id))
  expect((await inState(sent, 'confirmed')).case_manager_id).toBe(caseManagerId)
})

test('the table may want somebody else; above the cap it needs a reason, which is kept', async () => {
  const sent = await submit({ territory: 'RE' })
  const proposed = await inState(sent, 'proposed')
  const others = await scene.db
    .selectFrom('person_role')
    .innerJoin('person', 'person.person_id', 'person_role.person_id')
    .select('person.person_id')
    .where('territory_id', '=', 'RE')
    .where('role', '=', 'case-manager')
    .where('active', '=', true)
    .where('person.person_id', '!=', proposed.person_id)
    .execute()
  const personId = others[0]?.person_id ?? ''
  await scene.db
    .insertInto('person_load')
    .values({ person_id: personId, purpose: 'case-manager', load: 12 })
    .onConflict((c) => c.columns(['person_id', 'purpose']).doUpdateSet({ load: 12 }))
    .execute()
  await expect(admit(sent, { personId })).rejects.toMatchObject({ code: 'over-cap' })
  await admit(sent, { personId, overrideReason: 'conosce la famiglia' })
  expect((await inState(sent, 'confirmed')).person_id).toBe(personId)
  const load = await scene.db
    .selectFrom('person_load')
    .selectAll()
    .where('person_id', '=', personId)
    .where('purpose', '=', 'case-manager')
    .executeTakeFirstOrThrow()
  expect(load).toMatchObject({ extra_until: '2026-12-09', extra_reason: 'conosce la famiglia' })
})

test('somebody who may not follow is refused whatever the reason', async () => {
  const sent = await submit({ territory: 'RE' })
  const { referralId, referralNumber, householdId, territory, urgency } = sent
  const give = scene.unitOfWork(async (tx) => {
    await tx.lock('equipe.households', householdId)
    const referral = { referralId, referralNumber, householdId, territory, urgency }
    await giveSeat(tx, {
      referral,
      seat: 'case-manager',
      personId: person('pr-legal'),
      picId: null,
      by: 'system',
    })
  })
  await expect(give).rejects.toMatchObject({ code: 'person-not-eligible' })
})

test('a disabled account: interim at once, the reference person is never missing', async () => {
  const sent = await submit({ territory: 'RE' })
  await admit(sent)
  const { person_id: gone } = await inState(sent, 'confirmed')
  await scene.db.updateTable('person').set({ active: false }).where('person_id', '=', gone).execute()
  expect((await reference(sent)).as).toBe('interim')
  expect(await standInForGone(scene)).toBeGreaterThan(0)
  expect(await standInForGone(scene)).toBe(0)
  expect((await inState(sent, 'interim')).former_person_id).toBe(gone)
  expect(await inState(sent, 'ended')).toMatchObject({ reason: 'account-disabled', person_id: gone })
  expect((await reference(sent)).as).toBe('interim')
  await expectLoadsToAgree()
})

test('a short leave: the coordinator stands in, and the case manager is there again afterwards', async () => {
  const sent = await submit({ territory: 'RE' })
  await admit(sent)
  const { person_id: away } = await inState(sent, 'confirmed')
  const absence = { person_id: away, reason: 'leave' as const, declared_by: 'system', version: 1 }
  await scene.db
    .insertInto('absence')
    .values({ ...absence, from_on: '2026-11-09', to_on: '2026-11-13' })
    .execute()
  expect(await standInForGone(scene)).toBe(1)
  expect(await standInForGone(scene)).toBe(0)
  expect(await states(sent)).toEqual(['confirmed', 'interim'])
  expect((await reference(sent)).as).toBe('interim')
  scene.clock.set('2026-11-16T08:00:00.000Z')
  expect(await standInForGone(scene)).toBe(1)
  expect(await states(sent)).toEqual(['confirmed', 'ended'])
  expect(await reference(sent)).toEqual({ personId: away, as: 'case-manager' })
})

test('a long leave ends the seat, and somebody else is proposed', async () => {
  const sent = await submit({ territory: 'RE' })
  await admit(sent)
  const { person_id: away } = await inState(sent, 'confirmed')
  const absence = { person_id: away, reason: 'parental' as const, declared_by: 'system', version: 1 }
  await scene.db
    .insertInto('absence')
    .values({ ...absence, from_on: '2026-11-09', to_on: null })
    .execute()
  await standInForGone(scene)
  expect((await states(sent)).slice(0, 2)).toEqual(['ended', 'interim'])
})

test('a vacancy is filled when somebody has room again', async () => {
  await scene.db.updateTable('person').set({ fte: 0.01 }).execute()
  const sent = await submit({ territory: 'RE' })
  expect(await states(sent)).toEqual(['interim'])
  expect(await fillVacancies(scene)).toBe(0)
  await scene.db.updateTable('person').set({ fte: 1 }).execute()
  expect(await fillVacancies(scene)).toBe(2)
  expect(await states(sent)).toEqual(['interim', 'proposed'])
})

test('a hand-over names both until the household has met them', async () => {
  const sent = await submit({ territory: 'RE' })
  await admit(sent)
  const former = await inState(sent, 'confirmed')
  const others = await scene.db
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
  await onRow(former, (tx, row) => startHandOver(tx, row, handOver))
  expect(await states(sent)).toEqual(['handing-over', 'proposed'])
  expect((await reference(sent)).personId).toBe(former.person_id)
  await onRow(former, (tx, row) => completeHandOver(tx, row, 'system'))
  expect(await states(sent)).toEqual(['ended', 'confirmed'])
  expect((await reference(sent)).personId).toBe(handOver.toPersonId)
  await expectLoadsToAgree()
})

test('the end of the case gives every load back', async () => {
  const sent = await submit({ territory: 'RE' })
  await admit(sent)
  await scene.unitOfWork(async (tx) => {
    await tx.lock('equipe.households', sent.householdId)
    await endCaseManagers(tx, { householdId: sent.householdId, reason: 'pic-closed', at: tx.now })
  })
  expect(await caseLoads()).toEqual([])
})

test('a batch is spread over everybody with room, and nobody gets more than fits', async () => {
  const sent = []
  for (let i = 0; i < 6; i++) sent.push(await submit({ territory: 'RE' }))
  const rows = await Promise.all(sent.map((one) => inState(one, 'proposed')))
  const leaver = rows[0]?.person_id ?? ''
  const plan = await scene.unitOfWork((tx) => proposeRedistribution(tx, leaver))
  expect(plan).toHaveLength(rows.filter((row) => row.person_id === leaver).length)
  expect(plan.every((one) => one.toPersonId !== leaver)).toBe(true)
})

test('whoever leaves a seat twice changes it once', async () => {
  const sent = await submit({ territory: 'RE' })
  await admit(sent)
  const row = await inState(sent, 'confirmed')
  await onRow(row, (tx, one) => leaveSeat(tx, one, { state: 'ended', reason: 'household-asks-other' }))
  const interims = (await rowsOf(sent)).filter((one) => one.state === 'interim')
  expect(interims).toHaveLength(1)
  expect(interims[0]).toMatchObject({ reason: 'household-asks-other', pic_id: picId })
})
