import {
  amendmentRequested,
  exampleForm,
  referralMoved,
  referralRouted,
  requestAnswered,
} from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RESTRICTED_FIELDS } from '../src/referrals/read-file.ts'
import { type Harness, PERSONS, type PersonName, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

type Sent = { referralId: string; referralNumber: string; householdId: string }

/** A referral that a table has and PERSONS.preparer prepares. */
async function prepared(): Promise<Sent> {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  const sent = { referralId: body.referralId, referralNumber: body.number, householdId: body.householdId }
  const { personId: preparerId } = PERSONS.preparer
  await intake.deliver(referralRouted, { data: { ...referralRouted.example, ...sent, preparerId } })
  return sent
}

const url = ({ referralId }: Sent) => `/referrals/${referralId}/fields-to-complete`
const read = (sent: Sent, who: PersonName = 'preparer') => intake.as(who, { method: 'GET', url: url(sent) })
const complete = (
  sent: Sent,
  body: unknown,
  { who = 'preparer' as PersonName, version = 1, key = '' } = {},
) =>
  intake.as(who, {
    method: 'PATCH',
    url: url(sent),
    body,
    headers: { 'if-match': `"${version}"`, 'idempotency-key': key || intake.newId() },
  })
const sentForm = async (sent: Sent) =>
  (await intake.as('sender', { method: 'GET', url: `/referrals/${sent.referralId}/form` })).body.form
const asked = async ({ referralId }: Sent) =>
  (await intake.announced(amendmentRequested)).filter((one) => one.referralId === referralId)
const answer = (sent: Sent, requestId: string) =>
  intake.deliver(requestAnswered, {
    data: { ...requestAnswered.example, ...sent, requestId, outcome: 'applied' },
  })

test('the preparer completes the form; nothing withheld is read or changed, and the sender reads in which role', async () => {
  const sent = await prepared()
  const shown = await read(sent)
  expect(shown.headers.etag).toBe('"1"')
  expect(Object.keys(shown.body.form)).not.toEqual(expect.arrayContaining(['safeContact', 'address']))
  expect(JSON.stringify(shown.body)).not.toContain('+39 000 0002')
  const changes = { otherPaths: [{ code: 'adult-school' }], members: { m2: { paediatrician: 'yes' } } }
  const { status, body } = await complete(sent, changes)
  expect({ status, body }).toMatchObject({ status: 202, body: { status: 'pending' } })
  expect(await asked(sent)).toMatchObject([
    {
      requestedBy: PERSONS.preparer.personId,
      requestedAs: 'preparer',
      answersQuestion: false,
      changedFields: ['members', 'otherPaths'],
      fieldsMissing: expect.not.arrayContaining(['otherPaths', 'members.paediatrician']),
      facts: { version: 2, otherPaths: ['adult-school'] },
    },
  ])
  await answer(sent, body.requestId)
  const [mother, child] = exampleForm.members
  expect(await sentForm(sent)).toEqual({
    ...exampleForm,
    otherPaths: [{ code: 'adult-school' }],
    members: [mother, { ...child, paediatrician: 'yes' }],
  })
  const own = await intake.as('sender', { method: 'GET', url: `/referrals/${sent.referralId}` })
  expect(own.body.requests).toMatchObject([
    { kind: 'completion', requestedAs: 'preparer', outcome: 'applied' },
  ])
  expect(JSON.stringify(own.body.requests)).not.toContain(PERSONS.preparer.personId)
})

test('a second completion starts from the first, answered or not', async () => {
  const sent = await prepared()
  await complete(sent, { strengths: 'Una zia' })
  const shown = await read(sent)
  expect(shown.body).toMatchObject({ version: 2, form: { strengths: 'Una zia' } })
  expect((await complete(sent, { householdVoice: 'Una casa' }, { version: 2 })).status).toBe(202)
  const [, second] = await asked(sent)
  const { body } = await complete(sent, { householdVoice: 'Una casa' }, { version: 3 })
  expect(body.status).toBe('nothing-to-change')
  await answer(sent, second?.requestId ?? '')
  expect(await sentForm(sent)).toMatchObject({ strengths: 'Una zia', householdVoice: 'Una casa' })
})

test('what the sportello wrote, or is withheld, is refused whole', async () => {
  const sent = await prepared()
  const refused = [
    ...RESTRICTED_FIELDS,
    'protectedAddress',
    'householdType',
    'needs',
    'urgencyCriteria',
    'sportelloId',
  ]
  for (const field of refused) {
    const value = exampleForm[field as 'notes'] ?? 'x'
    expect((await complete(sent, { strengths: 'Una zia', [field]: value })).status).toBe(400)
  }
  const names = await complete(sent, { members: { m1: { givenName: 'Altra' } } })
  expect(names.body.errors).toMatchObject([{ pointer: '/members/m1/givenName', code: 'fixed-field' }])
  expect(await asked(sent)).toEqual([])
})

test('who does not prepare, decide or follow neither reads nor completes', async () => {
  const sent = await prepared()
  for (const who of ['sender', 'stranger', 'seated', 'tutor', 'cesena', 'manager'] as const) {
    expect((await read(sent, who)).status).toBe(403)
    expect((await complete(sent, { strengths: 'x' }, { who })).status).toBe(403)
  }
  expect((await complete(sent, { strengths: 'Una zia' }, { who: 'coordinator' })).status).toBe(202)
  expect(await asked(sent)).toMatchObject([{ requestedAs: 'coordinator' }])
})

test('who prepared it before hears who does now and since when, and neither reads nor completes it', async () => {
  const sent = await prepared()
  const { personId: preparerId } = PERSONS.successor
  const holder = { kind: 'person' as const, id: preparerId }
  const standing = { ...referralMoved.example.standing, state: 'ready' as const, holder }
  const movedAt = '2026-11-24T08:00:00.000Z'
  const moved = { ...referralMoved.example, ...sent, standing, preparerId }
  await intake.deliver(referralMoved, { data: moved, time: movedAt })
  const replaced = {
    status: 409,
    body: {
      code: 'holder-replaced',
      role: 'preparer',
      personId: PERSONS.preparer.personId,
      holderIds: [preparerId],
      since: movedAt,
    },
  }
  const risks = (who: PersonName) =>
    intake.as(who, {
      method: 'PATCH',
      url: `/referrals/${sent.referralId}/risk-factors`,
      body: { riskFactors: {} },
      headers: { 'if-match': '"1"', 'idempotency-key': intake.newId() },
    })
  expect(await complete(sent, { strengths: 'Una zia' })).toMatchObject(replaced)
  expect(await risks('preparer')).toMatchObject(replaced)
  const opened = await read(sent)
  expect(opened).toMatchObject(replaced)
  expect(opened.body).not.toHaveProperty('form')
  const whole = await intake.as('preparer', { method: 'GET', url: `/referrals/${sent.referralId}/file` })
  expect(whole).toMatchObject(replaced)
  expect(whole.body).not.toHaveProperty('form')
  expect((await complete(sent, { strengths: 'x' }, { who: 'manager' })).body.code).toBe('forbidden')
  expect((await complete(sent, { strengths: 'Una zia' }, { who: 'successor' })).status).toBe(202)
})

test('the preparer sees which files the referral has; who does not read the file does not', async () => {
  const sent = await prepared()
  const files = async (who: PersonName) =>
    (await intake.as(who, { method: 'GET', url: `/referrals/${sent.referralId}/attachments` })).status
  const statuses = await Promise.all((['sender', 'preparer', 'stranger', 'manager'] as const).map(files))
  expect(statuses).toEqual([200, 200, 403, 403])
})

test('a stale version is refused, a repeat completes once, and reading is recorded', async () => {
  const sent = await prepared()
  const key = intake.newId()
  const once = () => complete(sent, { strengths: 'Una zia' }, { key })
  const [first, again] = [await once(), await once()]
  expect(again.body).toEqual(first.body)
  expect(await asked(sent)).toHaveLength(1)
  expect((await complete(sent, { strengths: 'Altro' })).status).toBe(412)
  await read(sent)
  const { rows } = await intake.pool.query(
    'select actor_id, household_id from access_audit where subject_id = $1 and action = $2',
    [sent.referralId, 'referral.complete'],
  )
  expect(rows).toEqual([{ actor_id: PERSONS.preparer.personId, household_id: sent.householdId }])
})
