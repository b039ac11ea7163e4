import { randomUUID } from 'node:crypto'
import { withdrawalRequested } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { person, type Submitted } from '../../test/scene.ts'
import { onWithdrawalRequested } from '../referrals/on-withdrawal-requested.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

async function routed(territory: 'PR' | 'RE') {
  const facts = { receptionKind: 'fami-flat' as const, leavesOn: null }
  return await scene.submit({ territory, facts })
}

async function proposedFor(householdId: string) {
  return await scene.db
    .selectFrom('case_manager')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('state', '=', 'proposed')
    .where('seat', '=', 'case-manager')
    .executeTakeFirstOrThrow()
}

async function withdraw({ referralId, referralNumber, householdId, territory, urgency }: Submitted) {
  await scene.deliver(onWithdrawalRequested, {
    ...withdrawalRequested.example,
    ...{ referralId, referralNumber, householdId, territory, urgency, requestId: randomUUID() },
  })
}

test('nobody is proposed for a referral that was withdrawn: no load is held for ever', async () => {
  const sent = await routed('PR')
  const { referralId, householdId } = sent
  const { person_id: personId } = await proposedFor(householdId)
  await withdraw(sent)
  const body = { personId, reason: 'conosce il nucleo' }
  const answer = await scene.as('pr-coordinator').put(`/referrals/${referralId}/case-manager`, body)
  expect(answer).toMatchObject({ status: 409, body: { code: 'referral-closed' } })
  const held = await scene.db
    .selectFrom('load_hold')
    .select('person_id')
    .where('household_id', '=', householdId)
    .where('released_at', 'is', null)
    .execute()
  expect(held).toEqual([])
})

test('who was proposed for a referral that ended has the household’s open one in hand, then the case it led to', async () => {
  const first = await routed('PR')
  const { householdId } = first
  const second = await scene.submit({ territory: 'PR', householdId, facts: { receptionKind: 'fami-flat' } })
  const { person_id: personId } = await proposedFor(householdId)
  await withdraw(first)
  const { body } = await scene.as('pr-coordinator').get(`/people/${personId}/caseload`)
  const { referralId, referralNumber } = second
  expect(body.households).toContainEqual(expect.objectContaining({ householdId, referralId, referralNumber }))
  expect((await decideOn(scene, referralId, { kind: 'admit' })).ok).toBe(true)
  const told = (await scene.announced(householdId)).find(({ type }) => type === 'case-manager-confirmed')
  expect(told?.data).toMatchObject({ personId, referralId, referralNumber })
})

test("a coordinator redistributes no household of another territory, whoever's it is", async () => {
  const sent = await routed('RE')
  const row = await proposedFor(sent.householdId)
  const personId = person('pr-social-worker-1')
  await scene.db
    .updateTable('case_manager')
    .set({ person_id: personId })
    .where('case_manager_id', '=', row.case_manager_id)
    .execute()
  const url = `/people/${personId}/redistribution`
  const shown = await scene.as('pr-coordinator').get(url)
  expect(shown).toMatchObject({ status: 200, body: { items: [] } })
  const moves = [{ caseManagerId: row.case_manager_id, toPersonId: row.person_id }]
  const moved = await scene.as('pr-coordinator').post(url, { reason: 'assenza lunga', moves })
  expect(moved.body).toMatchObject({ items: [{ ok: false, code: 'forbidden' }] })
})

test('restricted codes are opened with a reason in the body, never in the URL', async () => {
  const { referralId } = await routed('PR')
  const url = `/referrals/${referralId}/restricted`
  expect((await scene.as('pr-coordinator').get(`${url}?purpose=istruttoria`)).status).toBe(405)
  expect((await scene.as('pr-coordinator').post(url, {})).status).toBe(400)
  const opened = await scene.as('pr-coordinator').post(url, { reason: 'istruttoria del caso' })
  expect(Object.keys(opened.body)).toEqual(['riskFactors', 'urgencyCriteria'])
})

test('who was case manager and is no more reads no longer why others were chosen', async () => {
  const { referralId, householdId } = await routed('PR')
  const row = await proposedFor(householdId)
  await scene.db
    .updateTable('case_manager')
    .set({ state: 'declined', person_id: person('mo-social-worker-1') })
    .where('case_manager_id', '=', row.case_manager_id)
    .execute()
  const answer = await scene.as('mo-social-worker-1').get(`/referrals/${referralId}/case-managers`)
  expect(answer.status).toBe(403)
})
