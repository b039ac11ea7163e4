import {
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  conflictDeclared,
  type DataOf,
  equipeFormed,
  exampleForm,
  presaInCaricoClosed,
  presaInCaricoOpened,
  referralMoved,
} from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, PERSONS, type PersonName, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

let sequence = 0
const withHealth = [...exampleForm.needCodes, 'mental-health']

async function send() {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  return { referralId: body.referralId, householdId: body.householdId, referralNumber: body.number }
}
type Sent = Awaited<ReturnType<typeof send>>

const later = () => {
  sequence += 1
  const time = new Date(intake.clock.now().getTime() + sequence * 1000).toISOString()
  return { sequence, time }
}
async function moveTo(sent: Sent, state: DataOf<typeof referralMoved>['standing']['state']) {
  const standing = { ...referralMoved.example.standing, state, queue: null }
  const data = { ...referralMoved.example, ...sent, standing, preparerId: PERSONS.preparer.personId }
  await intake.deliver(referralMoved, { ...later(), data })
}
async function seat(
  sent: Sent,
  name: PersonName,
  areas: DataOf<typeof equipeFormed>['seats'][number]['areas'],
) {
  const [example] = equipeFormed.example.seats
  if (!example) throw new Error('the example has a seat')
  const one = { ...example, areas, personId: PERSONS[name].personId, state: 'active' as const }
  await intake.deliver(equipeFormed, { ...later(), data: { ...equipeFormed.example, ...sent, seats: [one] } })
}
const read = (name: PersonName, { referralId }: Sent) =>
  intake.as(name, { method: 'GET', url: `/referrals/${referralId}/file` })

test('a seat of the équipe reads its own area in full, the rest in summary, and nothing restricted', async () => {
  const sent = await send()
  await moveTo(sent, 'admitted')
  await seat(sent, 'seated', ['legal'])
  const { status, body } = await read('seated', sent)
  expect(status).toBe(200)
  expect(body.areas).toEqual(['legal'])
  const [adult] = body.form.members
  expect(adult).toMatchObject({
    givenName: exampleForm.members[0]?.givenName,
    legalStatus: expect.any(String),
  })
  expect(adult).not.toHaveProperty('pregnancyMonth')
  expect(body.form.needs).toEqual(expect.not.objectContaining({ health: expect.anything() }))
  for (const hidden of [
    'safeContact',
    'riskFactors',
    'urgencyCriteria',
    'notes',
    'income',
    'householdVoice',
    'housingNeed',
  ])
    expect(body.form).not.toHaveProperty(hidden)
  expect(body.restrictedFields).toEqual([])
})

test('health is read in a health role only, and needs in health do not show elsewhere', async () => {
  const { body } = await intake.as('sender', {
    method: 'POST',
    url: '/referrals',
    body: { ...exampleForm, needCodes: withHealth },
  })
  const sent = { referralId: body.referralId, householdId: body.householdId, referralNumber: body.number }
  await moveTo(sent, 'admitted')
  await seat(sent, 'seated', ['legal', 'health'])
  const plain = (await read('seated', sent)).body
  expect(plain.areas).toEqual(['legal'])
  expect(plain.form.needCodes).toEqual(exampleForm.needCodes)
  await seat(sent, 'nurse', ['health'])
  const nurse = (await read('nurse', sent)).body
  expect(nurse.areas).toEqual(['health'])
  expect(nurse.form.needCodes).toEqual(withHealth)
  expect(nurse.form.members[0]).not.toHaveProperty('legalStatus')
})

test('a seat neither opens an attached file nor reads that there is one: that is for who has the whole file', async () => {
  const sent = await send()
  const file = {
    fileName: 'relazione.pdf',
    restricted: false,
    content: Buffer.from('%PDF-1.7\n').toString('base64'),
  }
  const url = `/referrals/${sent.referralId}/attachments`
  const { body: attached } = await intake.as('sender', { method: 'POST', url, body: file })
  await moveTo(sent, 'admitted')
  await seat(sent, 'seated', ['social'])
  const opening = { method: 'POST', url: `${url}/${attached.attachmentId}/openings`, body: {} } as const
  expect(await intake.as('seated', opening)).toMatchObject({ status: 403, body: { code: 'file-not-shared' } })
  expect((await intake.as('coordinator', opening)).status).toBe(200)
  const listing = { method: 'GET', url } as const
  expect(await intake.as('seated', listing)).toMatchObject({ status: 403, body: { code: 'file-not-shared' } })
  expect((await intake.as('coordinator', listing)).body.items).toHaveLength(1)
})

const manager = PERSONS.manager.personId
const about = (sent: Sent) => ({ ...sent, personId: manager })

test('a case manager reads the file from the proposal to the closing, and no longer', async () => {
  const sent = await send()
  expect((await read('manager', sent)).status).toBe(403)
  await intake.deliver(caseManagerProposed, {
    ...later(),
    data: { ...caseManagerProposed.example, ...about(sent) },
  })
  expect((await read('manager', sent)).status).toBe(200)
  await moveTo(sent, 'admitted')
  await intake.deliver(presaInCaricoOpened, { ...later(), data: { ...presaInCaricoOpened.example, ...sent } })
  await intake.deliver(caseManagerConfirmed, {
    ...later(),
    data: { ...caseManagerConfirmed.example, ...about(sent) },
  })
  expect((await read('manager', sent)).status).toBe(200)
  await intake.deliver(presaInCaricoClosed, { ...later(), data: { ...presaInCaricoClosed.example, ...sent } })
  expect(await read('manager', sent)).toMatchObject({
    status: 409,
    body: { code: 'holder-replaced', holderIds: [] },
  })
})

test('who hands over reads until the successor is confirmed, and both read meanwhile', async () => {
  const sent = await send()
  await moveTo(sent, 'admitted')
  await intake.deliver(presaInCaricoOpened, { ...later(), data: { ...presaInCaricoOpened.example, ...sent } })
  await intake.deliver(caseManagerConfirmed, {
    ...later(),
    data: { ...caseManagerConfirmed.example, ...about(sent) },
  })
  const next = { ...sent, personId: PERSONS.successor.personId }
  await intake.deliver(caseManagerProposed, { ...later(), data: { ...caseManagerProposed.example, ...next } })
  expect([(await read('manager', sent)).status, (await read('successor', sent)).status]).toEqual([200, 200])
  await intake.deliver(caseManagerConfirmed, {
    ...later(),
    data: { ...caseManagerConfirmed.example, ...next },
  })
  expect([(await read('manager', sent)).status, (await read('successor', sent)).status]).toEqual([409, 200])
  const interim = { ...caseManagerInterim.example, ...sent, formerPersonId: PERSONS.successor.personId }
  await intake.deliver(caseManagerInterim, { ...later(), data: interim })
  const lost = await read('successor', sent)
  expect(lost).toMatchObject({
    status: 409,
    body: { code: 'holder-replaced', holderIds: [interim.personId] },
  })
  expect(lost.body).not.toHaveProperty('form')
})

test('a proposal that ended with the referral opens nothing any more', async () => {
  const sent = await send()
  await intake.deliver(caseManagerProposed, {
    ...later(),
    data: { ...caseManagerProposed.example, ...about(sent) },
  })
  await moveTo(sent, 'withdrawn')
  expect(await read('manager', sent)).toMatchObject({ status: 409, body: { holderIds: [] } })
  expect((await read('preparer', sent)).status).toBe(403)
})

test('somebody with a conflict of interest reads nothing of the household, nor of one joined into it', async () => {
  const [sent, other] = [await send(), await send()]
  await moveTo(sent, 'ready')
  expect((await read('preparer', sent)).status).toBe(200)
  const data = {
    ...conflictDeclared.example,
    householdId: sent.householdId,
    personId: PERSONS.preparer.personId,
  }
  await intake.deliver(conflictDeclared, { ...later(), data })
  expect(await read('preparer', sent)).toMatchObject({ status: 403, body: { code: 'conflict-of-interest' } })
  await moveTo(other, 'ready')
  expect((await read('preparer', other)).status).toBe(200)
  const joined = await intake.as('coordinator', {
    method: 'POST',
    url: `/households/${other.householdId}/join`,
    body: { survivingHouseholdId: sent.householdId },
  })
  expect(joined.status).toBe(200)
  expect(await read('preparer', other)).toMatchObject({ status: 403, body: { code: 'conflict-of-interest' } })
})

test('an amendment that meets a join is told under the household that survives', async () => {
  const [joined, surviving] = [await send(), await send()]
  const amend = () =>
    intake.as('sender', {
      method: 'POST',
      url: `/referrals/${joined.referralId}/amendments`,
      body: { wishes: ['035033'] },
      headers: { 'if-match': '"1"' },
    })
  const join = () =>
    intake.as('coordinator', {
      method: 'POST',
      url: `/households/${joined.householdId}/join`,
      body: { survivingHouseholdId: surviving.householdId },
    })
  const [joinedAnswer, amended] = await Promise.all([join(), amend()])
  expect([joinedAnswer.status, amended.status]).toEqual([200, 202])
  const rows = await intake.db
    .selectFrom('outbox')
    .select(['type', 'aggregateid'])
    .where('aggregateid', 'in', [joined.householdId, surviving.householdId])
    .orderBy('position')
    .execute()
  const order = rows.map((row) => row.type.split('.').at(-2)).filter((type) => type !== 'referral-submitted')
  const key = rows.find((row) => row.type.includes('amendment-requested'))?.aggregateid
  const expected = order.indexOf('household-joined') < order.indexOf('amendment-requested')
  expect(key).toBe(expected ? surviving.householdId : joined.householdId)
})
