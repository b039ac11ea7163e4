import { exampleForm, expertRequested, expertRequestMoved } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, OTHER_SPORTELLO, SPORTELLO, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
  await intake.db
    .updateTable('sportello')
    .set({ territory_id: 'CE' })
    .where('sportello_id', '=', OTHER_SPORTELLO)
    .execute()
})
afterAll(() => intake.close())

const ask = (kind: string) =>
  intake.as('stranger', {
    method: 'POST',
    url: '/expert-requests',
    body: { sportelloId: OTHER_SPORTELLO, kind, languages: ['tir'] },
  })
/** The number of a referral that a sportello sends. */
async function numberOfSent(name: 'sender' | 'stranger', sportelloId: string): Promise<string> {
  const form = { ...exampleForm, sportelloId }
  const { body } = await intake.as(name, { method: 'POST', url: '/referrals', body: form })
  return body.number
}
const move = (requestId: string, version: number, body: object, name: 'cesena' | 'coordinator' = 'cesena') =>
  intake.as(name, {
    method: 'PATCH',
    url: `/expert-requests/${requestId}`,
    headers: { 'if-match': `"${version}"` },
    body,
  })

test('an expert is asked for only where the profile has it', async () => {
  const refused = await intake.as('sender', {
    method: 'POST',
    url: '/expert-requests',
    body: { sportelloId: SPORTELLO, kind: 'mediation' },
  })
  expect(refused.body.errors).toMatchObject([{ pointer: '/kind', code: 'not-offered-here' }])
  const { status, body } = await ask('mediation')
  expect({ status, body }).toMatchObject({ status: 201, body: { state: 'requested', territory: 'CE' } })
  expect(await intake.announced(expertRequested)).toMatchObject([
    { requestId: body.requestId, kind: 'mediation' },
  ])
  const list = await intake.as('stranger', { method: 'GET', url: '/expert-requests?state=requested' })
  expect(list.body.items).toHaveLength(1)
  const form = { ...exampleForm, requestKind: 'expert-at-sportello' }
  const sent = await intake.as('sender', { method: 'POST', url: '/referrals', body: form })
  expect(sent.body.errors).toMatchObject([{ pointer: '/requestKind', code: 'not-offered-here' }])
})

test('the territory says who comes and when, the sportello hears of it, and the request becomes a referral', async () => {
  const { requestId } = (await ask('mediation')).body
  const expertId = intake.newId()
  expect((await move(requestId, 1, { to: 'assigned', expertId }, 'coordinator')).status).toBe(403)
  const assigned = await move(requestId, 1, { to: 'assigned', expertId })
  expect(assigned).toMatchObject({ status: 200, body: { state: 'assigned', expertId, version: 2 } })
  expect((await move(requestId, 1, { to: 'closed' })).status).toBe(412)
  await move(requestId, 2, { to: 'scheduled', scheduledOn: '2026-11-27' })
  await move(requestId, 3, { to: 'done' })
  const referralNumber = await numberOfSent('stranger', OTHER_SPORTELLO)
  const done = await move(requestId, 4, {
    to: 'became-referral',
    referralNumber: ` ${referralNumber.toLowerCase()} `,
  })
  expect(done.body).toMatchObject({ state: 'became-referral', referralNumber })
  const moves = (await intake.announced(expertRequestMoved)).filter((one) => one.requestId === requestId)
  expect(moves.map(({ state }) => state)).toEqual(['assigned', 'scheduled', 'done', 'became-referral'])
})

test('a request becomes a referral that its own sportello has sent, and no other number', async () => {
  const { requestId } = (await ask('mediation')).body
  await move(requestId, 1, { to: 'assigned', expertId: intake.newId() })
  await move(requestId, 2, { to: 'scheduled', scheduledOn: '2026-11-27' })
  await move(requestId, 3, { to: 'done' })
  for (const referralNumber of ['CE-TP7WMF6F-Q', await numberOfSent('sender', SPORTELLO)]) {
    const refused = await move(requestId, 4, { to: 'became-referral', referralNumber })
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/referralNumber', code: 'unknown-referral' }] },
    })
  }
})

test('requests for a peer training are grouped around one of them, held on a day and evaluated', async () => {
  const [one, other] = [(await ask('peer-training')).body, (await ask('peer-training')).body]
  const mediation = (await ask('mediation')).body
  const stray = await move(one.requestId, 1, { to: 'grouped', trainingId: mediation.requestId })
  expect(stray).toMatchObject({ status: 409, body: { code: 'no-such-training' } })
  for (const { requestId } of [one, other]) {
    const grouped = await move(requestId, 1, { to: 'grouped', trainingId: one.requestId })
    expect(grouped.body).toMatchObject({ state: 'grouped', trainingId: one.requestId })
  }
  await move(other.requestId, 2, { to: 'scheduled', scheduledOn: '2026-12-03' })
  await move(other.requestId, 3, { to: 'held' })
  const silent = await move(other.requestId, 4, { to: 'evaluated' })
  expect(silent).toMatchObject({ status: 409, body: { code: 'incomplete-move' } })
  const evaluated = await move(other.requestId, 4, { to: 'evaluated', evaluation: 'Utile, da ripetere' })
  expect(evaluated.body).toMatchObject({ state: 'evaluated', evaluation: 'Utile, da ripetere' })
})
