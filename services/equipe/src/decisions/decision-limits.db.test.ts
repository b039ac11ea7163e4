import { latestProfile, roundsOf } from '@intarsi/territories'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendAway } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { person } from '../../test/scene.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

async function routed(territory: 'PR' | 'RE' | 'RU' = 'PR', change = {}) {
  const data = await scene.submit({
    territory,
    facts: { receptionKind: 'fami-flat', leavesOn: null },
    ...change,
  })
  const { row } = await scene.referral(data.referralId)
  return { ...data, version: row.version, url: `/referrals/${data.referralId}` }
}
const version = async (id: string) => (await scene.referral(id)).row.version
const open = (referralId: string) =>
  scene.db
    .selectFrom('deadline')
    .select('kind')
    .where('referral_id', '=', referralId)
    .where('closed_at', 'is', null)
    .execute()

test('a deferral is not taken back once the preparer asked the sender', async () => {
  const one = await routed()
  const defer = await scene.as('pr-coordinator').post(`${one.url}/decisions`, { kind: 'defer' }, one)
  const { decisionId } = defer.body.decision as { decisionId: string }
  await scene
    .as('pr-coordinator')
    .post(`${one.url}/opening`, undefined, { version: await version(one.referralId) })
  await scene
    .as('pr-coordinator')
    .post(`${one.url}/questions`, { fields: ['notes'] }, { version: await version(one.referralId) })
  const answer = await scene
    .as('pr-coordinator')
    .post(`/decisions/${decisionId}/annulment`, { reason: 'x' }, { version: await version(one.referralId) })
  expect(answer).toMatchObject({ status: 409, body: { code: 'referral-state-forbids' } })
})

test('after as many redirects as the territory allows the services are convened, and the household stays', async () => {
  const redirected = async (redirects: number) => {
    const one = await routed()
    await scene.db
      .updateTable('referral')
      .set({ redirects })
      .where('referral_id', '=', one.referralId)
      .execute()
    const body = sendAway('redirect', person('pr-coordinator'))
    const { status } = await scene.as('pr-coordinator').post(`${one.url}/decisions`, body, one)
    expect(status).toBe(201)
    return (await scene.referral(one.referralId)).row
  }
  const atMost = roundsOf(latestProfile('PR'), 'handoverConfirm')
  expect(await redirected(atMost - 1)).toMatchObject({ state: 'handing-over', redirects: atMost })
  expect(await redirected(atMost)).toMatchObject({
    state: 'routed',
    next_step: 'convene-services',
    holder_id: person('pr-coordinator'),
  })
})

test('a decision corrected to a deferral leaves a term for the next one', async () => {
  const one = await routed()
  const admit = await scene.as('pr-coordinator').post(`${one.url}/decisions`, { kind: 'admit' }, one)
  const { decisionId } = admit.body.decision as { decisionId: string }
  const answer = await scene
    .as('pr-coordinator')
    .post(
      `/decisions/${decisionId}/correction`,
      { kind: 'defer' },
      { version: await version(one.referralId) },
    )
  expect(answer.status).toBeLessThan(300)
  expect((await open(one.referralId)).map((d) => d.kind)).toContain('decision')
})

test('what is not urgent waits for the table: nobody decides it between meetings', async () => {
  const one = await routed('RU', { urgency: 'U3' })
  const answer = await scene
    .as('ru-coordinator')
    .post(
      `${one.url}/decisions`,
      { kind: 'admit', between: { secondPersonId: person('ru-social-worker-1') } },
      one,
    )
  expect(answer).toMatchObject({ status: 409, body: { code: 'not-urgent' } })
})

test('a decision names a meeting of the table that decides, and no other', async () => {
  const one = await routed()
  const answer = await scene
    .as('pr-coordinator')
    .post(`${one.url}/decisions`, { kind: 'admit', meetingId: one.referralId }, one)
  expect(answer).toMatchObject({ status: 409, body: { code: 'not-this-meeting' } })
})

test('a refused transfer is answered: its term ends', async () => {
  const one = await routed()
  await scene.as('pr-coordinator').post(`${one.url}/transfer`, { toTerritory: 'RE', reason: 'x' }, one)
  const answer = await scene
    .as('re-coordinator')
    .post(`${one.url}/transfer/answer`, { accept: false }, { version: await version(one.referralId) })
  expect(answer.status).toBeLessThan(300)
  expect((await open(one.referralId)).map((d) => d.kind)).not.toContain('transfer-answer')
})
