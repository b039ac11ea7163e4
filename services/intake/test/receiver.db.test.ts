import { keepPerson } from '@intarsi/access'
import {
  decisionRecorded,
  exampleForm,
  personChanged,
  presaInCaricoClosed,
  referralMoved,
  referralSubmitted,
} from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, PERSONS, SPORTELLO, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
  for (const person of [PERSONS.sender, PERSONS.stranger]) {
    const account = personChanged.data.parse({ ...personChanged.example, ...person })
    await intake.unitOfWork((tx) => keepPerson(tx.trx, account))
  }
})
afterAll(() => intake.close())

const PAPER = { ...exampleForm, channel: 'paper-transcribed' } as const
const post = (url: string, body: unknown = undefined, headers = {}) =>
  intake.as('preparer', { method: 'POST', url, headers, ...(body === undefined ? {} : { body }) })
const get = async (url: string, who: 'preparer' | 'stranger' | 'sender' = 'preparer') =>
  await intake.as(who, { method: 'GET', url })
const submitted = async (referralId: string) =>
  (await intake.announced(referralSubmitted)).find((one) => one.referralId === referralId)
const begin = async () => (await post('/drafts', PAPER)).body

test('a preparer enters what came on paper: who signals stands beside who wrote it down, in which role and from what', async () => {
  const draft = await begin()
  const { personId: referrerId } = PERSONS.sender
  const sent = await post(`/drafts/${draft.draftId}/submission`, { referrerId }, { 'if-match': '"1"' })
  expect(sent.status).toBe(201)
  const { personId } = PERSONS.preparer
  expect(await submitted(sent.body.referralId)).toMatchObject({
    referrerId,
    channel: 'paper-transcribed',
    enteredBy: { personId, as: 'preparer' },
  })
  const own = await get(`/referrals/${sent.body.referralId}`, 'sender')
  expect(own.body).toMatchObject({
    entered: { as: 'preparer', channel: 'paper-transcribed' },
    standing: { referencePerson: { personId: referrerId, as: 'referrer' } },
  })
})

test('once it is answered the receipt tells no next step any more, but since when, and when all is over', async () => {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  const sent = { referralId: body.referralId, householdId: body.householdId, referralNumber: body.number }
  const receipt = async () => (await get(`/referrals/${sent.referralId}/receipt`, 'sender')).body
  expect(await receipt()).toMatchObject({ nextStep: 'routing', answered: null })
  const at = '2026-11-24T09:00:00.000Z'
  await intake.deliver(decisionRecorded, { data: { ...decisionRecorded.example, ...sent }, time: at })
  const over = { nextStep: 'none', nextStepOn: null, meeting: null }
  expect(decisionRecorded.example.standing.state).toBe('admitted')
  expect(await receipt()).toMatchObject({ ...over, answered: { at, over: false } })
  const closedAt = '2026-11-25T09:00:00.000Z'
  const closed = { ...presaInCaricoClosed.example, ...sent, closedAt }
  await intake.deliver(presaInCaricoClosed, { data: closed, time: closedAt })
  expect(await receipt()).toMatchObject({ ...over, answered: { at: closedAt, over: true } })
})

test('what is told of a waiting list each month moves nothing of since when it was answered', async () => {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  const sent = { referralId: body.referralId, householdId: body.householdId, referralNumber: body.number }
  const standing = { ...referralMoved.example.standing, state: 'waiting-list' as const }
  const told = (time: string) =>
    intake.deliver(referralMoved, { data: { ...referralMoved.example, ...sent, standing }, time })
  const at = '2026-11-24T09:00:00.000Z'
  await told(at)
  await told('2026-12-24T09:00:00.000Z')
  const receipt = await get(`/referrals/${sent.referralId}/receipt`, 'sender')
  expect(receipt.body.answered).toEqual({ at, over: false })
})

test('where nobody who signals has an account, who entered it is the one to ask', async () => {
  const { status, body } = await post('/referrals', { ...PAPER, channel: 'phone-urgent' })
  expect(status).toBe(201)
  const { personId } = PERSONS.preparer
  expect(await submitted(body.referralId)).toMatchObject({ referrerId: personId, enteredBy: { personId } })
})

const moved = (sent: { referralId: string; number: string; householdId: string }) => {
  const question = { round: 1, fields: ['notes'] }
  const standing = { ...referralMoved.example.standing, state: 'info-requested' as const }
  const about = { referralId: sent.referralId, referralNumber: sent.number, householdId: sent.householdId }
  return intake.deliver(referralMoved, { data: { ...referralMoved.example, ...about, standing, question } })
}
const answer = (referralId: string, more: object = {}) =>
  post(`/referrals/${referralId}/answers`, { answer: 'Lo dice la scheda di carta', ...more })

test('who entered it prints its receipt: number, next step and date, and nothing of what was written', async () => {
  const draft = await begin()
  const { personId: referrerId } = PERSONS.sender
  const { body } = await post(`/drafts/${draft.draftId}/submission`, { referrerId }, { 'if-match': '"1"' })
  await moved(body)
  const receipt = await get(`/referrals/${body.referralId}/receipt`)
  expect(receipt.body).toEqual({
    referralId: body.referralId,
    number: body.number,
    territory: 'RE',
    sportelloId: SPORTELLO,
    submittedAt: body.submittedAt,
    nextStep: referralMoved.example.standing.nextStep,
    nextStepOn: referralMoved.example.standing.nextStepOn,
    meeting: { startsAt: referralMoved.example.meeting?.startsAt },
    answered: null,
    question: null,
    mayRead: { own: false, file: false },
  })
  const { body: other } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  expect((await get(`/referrals/${other.referralId}/receipt`)).status).toBe(403)
  expect((await get(`/referrals/${other.referralId}/receipt`, 'sender')).body.mayRead.own).toBe(true)
  // The question is put to who signals.
  expect((await answer(body.referralId)).status).toBe(403)
})

test('where nobody who signals has an account, who entered it is asked, and answers in words alone', async () => {
  const { body } = await post('/referrals', PAPER)
  await moved(body)
  const { question } = (await get(`/referrals/${body.referralId}/receipt`)).body
  expect(question).toEqual({ fields: ['notes'] })
  expect((await get(`/referrals/${body.referralId}`)).status).toBe(403)
  expect((await answer(body.referralId, { changes: { notes: 'altro' } })).status).toBe(403)
  expect((await answer(body.referralId)).status).toBe(202)
})

test('a sportello that sends for itself enters nothing for anybody, and names nobody else', async () => {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  expect(await submitted(body.referralId)).not.toHaveProperty('enteredBy')
  expect((await get(`/referrals/${body.referralId}`, 'sender')).body.entered).toBeNull()
  const as = (url: string, options: object) => intake.as('sender', { method: 'POST', url, ...options })
  const draft = await as('/drafts', { body: exampleForm })
  const named = await as(`/drafts/${draft.body.draftId}/submission`, {
    body: { referrerId: PERSONS.sender.personId },
    headers: { 'if-match': '"1"' },
  })
  expect(named.body.errors).toMatchObject([{ pointer: '/referrerId' }])
})

test('who signals must be of the sportello, and what is entered came on paper or by telephone', async () => {
  const { draftId } = await begin()
  const body = { referrerId: PERSONS.stranger.personId }
  const wrong = await post(`/drafts/${draftId}/submission`, body, { 'if-match': '"1"' })
  expect(wrong.body.errors).toMatchObject([{ pointer: '/referrerId', code: 'not-of-the-sportello' }])
  const typed = await post('/referrals', exampleForm)
  expect(typed.body.errors).toMatchObject([{ pointer: '/channel', code: 'not-received' }])
})

test('by that right nobody reads: no referral, no draft of another, no household seen before', async () => {
  const { body: sent } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  const { referralId } = sent
  const files = [
    `/referrals/${referralId}`,
    `/referrals/${referralId}/form`,
    `/referrals/${referralId}/file`,
    `/referrals/${referralId}/attachments`,
    `/referrals/${referralId}/fields-to-complete`,
    '/referrals',
  ]
  for (const url of files) expect((await get(url)).status, url).toBe(403)
  const theirs = await intake.as('sender', { method: 'POST', url: '/drafts', body: exampleForm })
  const { draftId } = theirs.body
  expect((await get(`/drafts/${draftId}`)).status).toBe(403)
  expect((await get(`/drafts/${draftId}/attachments`)).status).toBe(403)
  expect((await post(`/drafts/${draftId}/submission`, undefined, { 'if-match': '"1"' })).status).toBe(403)
  const own = await begin()
  const { items } = (await get('/drafts')).body
  expect(items.map((one: { ownerId: string }) => one.ownerId)).toEqual(
    items.map(() => PERSONS.preparer.personId),
  )
  expect(items.map((one: { draftId: string }) => one.draftId)).toContain(own.draftId)
  expect((await get(`/drafts/${own.draftId}/earlier-referrals`)).body.items).toEqual([])
  expect((await get(`/drafts/${own.draftId}`, 'stranger')).status).toBe(403)
  const labels = await post('/household-labels', { householdIds: [sent.householdId] })
  expect(labels.body.labels).toMatchObject([{ label: null, refused: 'forbidden' }])
})

test('nothing is cited by who does not read it: whether a number exists is not told', async () => {
  const { body: sent } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  const refused = await Promise.all(
    [sent.number, 'RE-00000000-0'].map((citesReferral) => post('/referrals', { ...PAPER, citesReferral })),
  )
  const errors = refused.map(({ body }) => body.errors)
  expect(errors[0]).toMatchObject([{ pointer: '/citesReferral', code: 'unknown-referral' }])
  expect(errors[1]).toEqual(errors[0])
})

test('that a sportello sent it already under its own key is told without saying which one it was', async () => {
  const body = { ...exampleForm, senderReference: '2026-777' }
  const { body: sent } = await intake.as('sender', { method: 'POST', url: '/referrals', body })
  const again = await post('/referrals', { ...PAPER, senderReference: '2026-777' })
  expect(again).toMatchObject({ status: 409, body: { code: 'already-sent' } })
  for (const told of [sent.number, sent.referralId]) expect(JSON.stringify(again.body)).not.toContain(told)
})

test('the right ends at the territory', async () => {
  await intake.db
    .insertInto('sportello')
    .values({
      sportello_id: '0192f3a0-0000-7000-8000-0000000000a9',
      name: 'Altrove',
      ...{ body_id: PERSONS.sender.bodyId, body_name: 'Comune', municipality: '036023' },
      territory_id: 'MO',
      active: true,
      version: 1,
    })
    .execute()
  const sportelloId = '0192f3a0-0000-7000-8000-0000000000a9'
  expect((await post('/referrals', { ...PAPER, sportelloId })).status).toBe(403)
  expect((await post('/drafts', { sportelloId })).status).toBe(403)
  const offered = (await get('/sportelli')).body.items.map((one: { sportelloId: string }) => one.sportelloId)
  expect(offered).toContain(SPORTELLO)
  expect(offered).not.toContain(sportelloId)
})
