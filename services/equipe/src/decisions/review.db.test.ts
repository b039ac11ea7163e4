import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { person } from '../../test/scene.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

async function routed(territory: 'PR' | 'RE' | 'RU' = 'PR', change = {}) {
  const data = await scene.submit({ territory, facts: { receptionKind: 'fami-flat', leavesOn: null }, ...change })
  const { row } = await scene.referral(data.referralId)
  return { ...data, version: row.version, url: `/referrals/${data.referralId}` }
}
const version = async (id: string) => (await scene.referral(id)).row.version
const open = (referralId: string) =>
  scene.db.selectFrom('deadline').select('kind').where('referral_id', '=', referralId).where('closed_at', 'is', null).execute()

test('annul a deferral once the referral moved on', async () => {
  const one = await routed()
  const defer = await scene.as('pr-coordinator').post(`${one.url}/decisions`, { kind: 'defer' }, one)
  const { decisionId } = defer.body.decision as { decisionId: string }
  await scene.as('pr-coordinator').post(`${one.url}/void`, { reason: 'x' }, { version: await version(one.referralId) })
  const v = await scene.as('pr-social-worker-1').post(`${one.url}/void/confirmation`, undefined, { version: await version(one.referralId) })
  console.log('void', v.status, JSON.stringify(v.body).slice(0, 200), (await scene.referral(one.referralId)).row.state)
  await scene.as('pr-coordinator').post(`${one.url}/opening`, undefined, { version: await version(one.referralId) })
  await scene.as('pr-coordinator').post(`${one.url}/questions`, { fields: ['notes'] }, { version: await version(one.referralId) })
  console.log((await scene.referral(one.referralId)).row.state)
  const answer = await scene.as('pr-coordinator').post(`/decisions/${decisionId}/annulment`, { reason: 'x' }, { version: await version(one.referralId) })
  console.log('annul', answer.status, JSON.stringify(answer.body).slice(0, 200))
  expect(answer.status).toBe(409)
})

test('not urgent, between meetings', async () => {
  const one = await routed('RU', { urgency: 'U3' })
  const answer = await scene.as('ru-coordinator').post(`${one.url}/decisions`, { kind: 'admit', between: { secondPersonId: person('ru-social-worker-1') } }, one)
  console.log(answer.status, JSON.stringify(answer.body).slice(0, 200))
  expect(answer.status).toBe(409)
})

test('a meeting nobody knows', async () => {
  const one = await routed()
  const answer = await scene.as('pr-coordinator').post(`${one.url}/decisions`, { kind: 'admit', meetingId: one.referralId }, one)
  console.log(answer.status, JSON.stringify(answer.body).slice(0, 200))
  expect(answer.status).toBe(409)
})

test('a refused transfer leaves no deadline', async () => {
  const one = await routed()
  await scene.as('pr-coordinator').post(`${one.url}/transfer`, { toTerritory: 'RE', reason: 'x' }, one)
  const answer = await scene.as('re-coordinator').post(`${one.url}/transfer/answer`, { accept: false }, { version: await version(one.referralId) })
  console.log(answer.status, await open(one.referralId))
  expect((await open(one.referralId)).map((d) => d.kind)).not.toContain('transfer-answer')
})

test('correct to a deferral keeps a decision term', async () => {
  const one = await routed()
  const admit = await scene.as('pr-coordinator').post(`${one.url}/decisions`, { kind: 'admit' }, one)
  const { decisionId } = admit.body.decision as { decisionId: string }
  const answer = await scene.as('pr-coordinator').post(`/decisions/${decisionId}/correction`, { kind: 'defer' }, { version: await version(one.referralId) })
  console.log(answer.status, await open(one.referralId), (await scene.referral(one.referralId)).row.state)
  expect((await open(one.referralId)).map((d) => d.kind)).toContain('decision')
})
