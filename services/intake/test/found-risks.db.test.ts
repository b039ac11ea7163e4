import { amendmentRequested, exampleForm, referralRouted, requestAnswered } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, PERSONS, type PersonName, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

type Sent = { referralId: string; referralNumber: string; householdId: string }

/** A referral whose sportello was told of isolation; PERSONS.preparer prepares it. */
async function prepared(): Promise<Sent> {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  const sent = { referralId: body.referralId, referralNumber: body.number, householdId: body.householdId }
  const { personId: preparerId } = PERSONS.preparer
  await intake.deliver(referralRouted, { data: { ...referralRouted.example, ...sent, preparerId } })
  return sent
}

const find = (sent: Sent, riskFactors: object, { who = 'preparer' as PersonName, version = 1 } = {}) =>
  intake.as(who, {
    method: 'PATCH',
    url: `/referrals/${sent.referralId}/risk-factors`,
    body: { riskFactors },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': intake.newId() },
  })
const amend = (sent: Sent, body: object, version: number) =>
  intake.as('sender', {
    method: 'POST',
    url: `/referrals/${sent.referralId}/amendments`,
    body,
    headers: { 'if-match': `"${version}"` },
  })
const taken = (sent: Sent, requestId: string) =>
  intake.deliver(requestAnswered, {
    data: { ...requestAnswered.example, ...sent, requestId, outcome: 'applied' },
  })
const opened = async ({ referralId }: Sent) => {
  const body = { reason: 'prima del colloquio' }
  const url = `/referrals/${referralId}/restricted`
  return (await intake.as('preparer', { method: 'POST', url, body })).body.details.riskFactors
}
const sentForm = async ({ referralId }: Sent) =>
  (await intake.as('sender', { method: 'GET', url: `/referrals/${referralId}/form` })).body.form
const factsOf = async ({ referralId }: Sent) =>
  (await intake.announced(amendmentRequested)).filter((one) => one.referralId === referralId)

const ISOLATION = { code: 'isolation', certainty: 'told' }
const AT_RISK = { code: 'minor-at-risk', certainty: 'observed' }

test('who prepares completes the risk factors, recorded; equipe hears of them, and the sportello reads its own alone', async () => {
  const sent = await prepared()
  const { status, body } = await find(sent, { 'minor-at-risk': 'observed' })
  expect({ status, body }).toMatchObject({ status: 202, body: { status: 'pending' } })
  expect(await factsOf(sent)).toMatchObject([
    {
      requestedAs: 'preparer',
      urgency: 'U1',
      changedFields: ['riskFactors'],
      facts: { riskFactors: [ISOLATION, AT_RISK] },
    },
  ])
  await taken(sent, body.requestId)
  expect(await opened(sent)).toEqual([ISOLATION, AT_RISK])
  expect(await sentForm(sent)).toEqual(exampleForm)
  const own = await intake.as('sender', { method: 'GET', url: `/referrals/${sent.referralId}` })
  expect(JSON.stringify(own.body)).not.toContain('minor-at-risk')
  const { rows } = await intake.pool.query(
    'select actor_id, action from access_audit where subject_kind = $1 and subject_id = $2',
    ['risk-factors', sent.referralId],
  )
  expect(rows).toEqual([{ actor_id: PERSONS.preparer.personId, action: 'referral.complete' }])
})

test('a correction of the sportello takes nothing of it away, and saying the same is not told apart', async () => {
  const sent = await prepared()
  await taken(sent, (await find(sent, { 'minor-at-risk': 'observed' })).body.requestId)
  await taken(sent, (await amend(sent, { riskFactors: [] }, 2)).body.requestId)
  expect(await opened(sent)).toEqual([AT_RISK])
  expect(await sentForm(sent)).not.toHaveProperty('riskFactors')
  await taken(sent, (await amend(sent, { notes: 'altro' }, 3)).body.requestId)
  expect(await opened(sent)).toEqual([AT_RISK])
  const same = await amend(sent, { riskFactors: [AT_RISK] }, 4)
  expect(same.body.status).toBe('pending')
  expect((await sentForm(sent)).riskFactors).toEqual([AT_RISK])
})

test('that nothing was found is an answer, and who did not open the rest loses nothing of it', async () => {
  const sent = await prepared()
  const { body } = await find(sent, {})
  expect(body.status).toBe('nothing-to-change')
  expect(await opened(sent)).toEqual([ISOLATION])
})

test('nobody completes them who may not open them, or on an older form', async () => {
  const sent = await prepared()
  for (const who of ['sender', 'stranger', 'tutor', 'seated', 'member'] as const)
    expect((await find(sent, { ptsd: 'told' }, { who })).status, who).toBe(403)
  expect((await find(sent, { ptsd: 'told' }, { version: 7 })).status).toBe(412)
})
