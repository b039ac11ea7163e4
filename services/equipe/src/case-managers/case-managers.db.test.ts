import { afterEach, beforeEach, expect, test } from 'vitest'
import { person } from '../../test/scene.ts'
import { openSeats, type Seats } from '../../test/seats.ts'
import { acceptProposal, declineProposal } from './answer-proposal.ts'
import { giveSeat } from './give-seat.ts'

let seats: Seats
beforeEach(async () => {
  seats = await openSeats()
})
afterEach(() => seats.scene.close())

test('until somebody is confirmed the referrer is the reference person, then the case manager', async () => {
  const sent = await seats.submit()
  expect(await seats.reference(sent)).toEqual({ personId: sent.referrerId, as: 'referrer' })
  const proposed = await seats.inState(sent, 'proposed')
  const confirmed = await seats.admit(sent)
  expect(confirmed).toEqual({ caseManagerId: proposed.case_manager_id, personId: proposed.person_id })
  expect(await seats.reference(sent)).toEqual({ personId: proposed.person_id, as: 'case-manager' })
  expect(await seats.told(sent)).toEqual(['case-manager-proposed', 'case-manager-confirmed'])
})

test('Reggio Emilia: two seats, two persons, both confirmed by the decision (RE-12)', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  await seats.admit(sent)
  const [manager] = await seats.rowsOf(sent)
  const [liaison] = await seats.rowsOf(sent, 'liaison')
  expect([manager?.state, liaison?.state]).toEqual(['confirmed', 'confirmed'])
  expect(manager?.person_id).not.toBe(liaison?.person_id)
})

test('a decline brings the coordinator in at once, and somebody else is proposed', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  const first = await seats.inState(sent, 'proposed')
  await seats.onRow(first, (tx, row) => declineProposal(tx, row, 'no-language'))
  expect(await seats.states(sent)).toEqual(['declined', 'interim', ...(await seats.states(sent)).slice(2)])
  const again = (await seats.rowsOf(sent)).find((row) => row.state === 'proposed')
  expect(again?.person_id).not.toBe(first.person_id)
  await seats.expectLoadsToAgree()
})

test('nobody left to propose: the coordinator stays, with the reason and a deadline', async () => {
  const sent = await seats.submit({ territory: 'RU' })
  const rows = await seats.rowsOf(sent)
  const candidates = rows.length
  for (let i = 0; i < 6; i++) {
    const row = (await seats.rowsOf(sent)).find((one) => one.state === 'proposed')
    if (!row) break
    await seats.onRow(row, (tx, one) => declineProposal(tx, one, 'role-change'))
  }
  expect(candidates).toBe(1)
  expect((await seats.states(sent)).at(-1)).not.toBe('proposed')
  const interim = await seats.inState(sent, 'interim')
  expect(interim).toMatchObject({ reason: 'role-change', proposal_due_on: '2026-11-10' })
  const deadline = await seats.scene.db
    .selectFrom('deadline')
    .selectAll()
    .where('referral_id', '=', sent.referralId)
    .where('kind', '=', 'case-manager-proposal')
    .executeTakeFirstOrThrow()
  expect(deadline.closed_at).toBeNull()
  expect(await seats.caseLoads()).toEqual([])
})

test("a proposed person answers only where that person's word confirms, and only once", async () => {
  const sent = await seats.submit()
  const row = await seats.inState(sent, 'proposed')
  expect(await seats.onRow(row, (tx, one) => acceptProposal(tx, one, one.person_id))).toMatchObject({
    code: 'waits-for-decision',
  })
  await seats.onRow(row, (tx, one) => declineProposal(tx, one, 'over-cap'))
  expect(await seats.onRow(row, (tx, one) => declineProposal(tx, one, 'over-cap'))).toMatchObject({
    code: 'not-proposed',
  })
})

test('by-person: the decision asks the person, whose yes confirms', async () => {
  const sent = await seats.submit()
  await seats.scene.db.updateTable('case_manager').set({ mode: 'by-person' }).execute()
  const { caseManagerId } = await seats.admit(sent, { mode: 'by-person' })
  expect(await seats.states(sent)).toEqual(['proposed'])
  const row = await seats.inState(sent, 'proposed')
  await seats.onRow(row, (tx, one) => acceptProposal(tx, one, one.person_id))
  expect((await seats.inState(sent, 'confirmed')).case_manager_id).toBe(caseManagerId)
})

type Room = { extra: number; extra_until: string }

/** A referral of Reggio Emilia, and another of its case managers who carries as much as the cap allows. */
async function sentToSomebodyAtTheCap(room: Room | null = null) {
  const sent = await seats.submit({ territory: 'RE' })
  const proposed = await seats.inState(sent, 'proposed')
  const { person_id } = await seats.scene.db
    .selectFrom('person_role')
    .innerJoin('person', 'person.person_id', 'person_role.person_id')
    .select('person.person_id')
    .where('territory_id', '=', 'RE')
    .where('role', '=', 'case-manager')
    .where('active', '=', true)
    .where('person.person_id', '!=', proposed.person_id)
    .executeTakeFirstOrThrow()
  const full = { load: 12, ...room }
  await seats.scene.db
    .insertInto('person_load')
    .values({ person_id, purpose: 'case-manager', ...full })
    .onConflict((c) => c.columns(['person_id', 'purpose']).doUpdateSet(full))
    .execute()
  return { sent, personId: person_id }
}

const loadOf = (personId: string) =>
  seats.scene.db
    .selectFrom('person_load')
    .selectAll()
    .where('person_id', '=', personId)
    .where('purpose', '=', 'case-manager')
    .executeTakeFirstOrThrow()

test('the table may want somebody else; above the cap it needs a reason, which is kept', async () => {
  const { sent, personId } = await sentToSomebodyAtTheCap()
  await expect(seats.admit(sent, { personId })).rejects.toMatchObject({ code: 'over-cap' })
  await seats.admit(sent, { personId, overrideReason: 'conosce la famiglia' })
  expect((await seats.inState(sent, 'confirmed')).person_id).toBe(personId)
  expect(await loadOf(personId)).toMatchObject({
    extra_until: '2026-12-09',
    extra_reason: 'conosce la famiglia',
  })
})

test.each([
  ['is over gives none of its room back', '2026-11-08', 1.5],
  ['still runs is added to', '2026-11-09', 5.5],
])('above the cap again: an earlier override that %s', async (_, extra_until, extra) => {
  const { sent, personId } = await sentToSomebodyAtTheCap({ extra: 4, extra_until })
  await seats.admit(sent, { personId, overrideReason: 'conosce la famiglia' })
  expect(await loadOf(personId)).toMatchObject({ load: 13.5, extra, extra_until: '2026-12-09' })
})

test('somebody who may not follow is refused whatever the reason', async () => {
  const sent = await seats.submit({ territory: 'RE' })
  const { referralId, referralNumber, householdId, territory, urgency } = sent
  const give = seats.scene.unitOfWork(async (tx) => {
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
