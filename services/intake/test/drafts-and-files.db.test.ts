import { exampleForm } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, PERSONS, SPORTELLO, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const post = (url: string, body: unknown = undefined, headers = {}) =>
  intake.as('sender', { method: 'POST', url, headers, ...(body === undefined ? {} : { body }) })
const get = (url: string) => intake.as('sender', { method: 'GET', url })
const begin = async (form: object = { sportelloId: SPORTELLO }) => (await post('/drafts', form)).body

test('a draft is filled in bit by bit, then sent with its files', async () => {
  const { draftId } = await begin()
  const { sportelloId } = exampleForm
  const early = await post(`/drafts/${draftId}/submission`, undefined, { 'if-match': '"1"' })
  expect(early.status).toBe(400)
  const file = { fileName: 'relazione.png', restricted: true, content: PNG }
  const { body: attached } = await post(`/drafts/${draftId}/attachments`, file)
  expect(attached).toMatchObject({ mediaType: 'image/png', restricted: true })
  expect((await get(`/drafts/${draftId}/attachments`)).body.items).toEqual([attached])
  const changed = await intake.as('sender', {
    method: 'PUT',
    url: `/drafts/${draftId}`,
    body: { ...exampleForm, sportelloId },
    headers: { 'if-match': '"1"' },
  })
  expect(changed.headers.etag).toBe('"2"')
  const sent = await post(`/drafts/${draftId}/submission`, undefined, { 'if-match': '"2"' })
  expect(sent.status).toBe(201)
  expect((await get(`/drafts/${draftId}`)).status).toBe(404)
  const files = await get(`/referrals/${sent.body.referralId}/attachments`)
  expect(files.body.items).toMatchObject([
    { fileName: 'relazione.png', bytes: Buffer.from(PNG, 'base64').length },
  ])
})

test('drafts are listed by whom they are about, and reading the name is recorded', async () => {
  const { draftId, householdId } = await begin({ ...exampleForm })
  const nameless = await begin()
  const { items } = (await get('/drafts')).body
  const labelOf = (one: string) => items.find((draft: { draftId: string }) => draft.draftId === one)?.label
  const [reference, ...others] = exampleForm.members
  expect(labelOf(draftId)).toBe(`${reference?.familyName} ${reference?.givenName} +${others.length}`)
  expect(labelOf(nameless.draftId)).toBeNull()
  const { rows } = await intake.pool.query(
    `select subject_id from access_audit where action = 'household.labels' and subject_id like $1`,
    [`%${householdId}%`],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].subject_id).not.toContain(nameless.householdId)
})

test('who asks for their own drafts has them, however many others of the sportello are newer', async () => {
  const { draftId } = await begin()
  const { personId } = PERSONS.sender
  await begin()
  await intake.db
    .updateTable('draft')
    .set({ owner_id: intake.newId() })
    .where('draft_id', '!=', draftId)
    .execute()
  const { items, next } = (await get('/drafts?mine=true&limit=1')).body
  expect(items).toMatchObject([{ draftId, ownerId: personId }])
  expect(next).toBeNull()
  expect((await get('/drafts')).body.items.length).toBeGreaterThan(1)
})

test('a draft sent again with its key gives the same receipt', async () => {
  const { draftId } = await begin({ ...exampleForm })
  const headers = { 'if-match': '"1"', 'idempotency-key': 'a-draft-sent-twice' }
  const first = await post(`/drafts/${draftId}/submission`, undefined, headers)
  const again = await post(`/drafts/${draftId}/submission`, undefined, headers)
  expect(again).toMatchObject({ status: 201, body: first.body })
})

test('two who change a draft at once: the second is told', async () => {
  const { draftId } = await begin()
  const change = () =>
    intake.as('sender', {
      method: 'PUT',
      url: `/drafts/${draftId}`,
      body: { sportelloId: SPORTELLO, notes: 'x' },
      headers: { 'if-match': '"1"' },
    })
  expect((await change()).status).toBe(200)
  expect((await change()).body.code).toBe('stale-version')
})

test('a draft is gone after thirty days without a change, a younger one stays', async () => {
  const old = await begin()
  intake.clock.advance(20 * 86_400_000)
  const young = await begin()
  intake.clock.advance(11 * 86_400_000)
  await intake.app.workers.find((worker) => worker.name === 'drafts')?.run()
  expect((await get(`/drafts/${old.draftId}`)).status).toBe(404)
  expect((await get(`/drafts/${young.draftId}`)).status).toBe(200)
  const list = await get('/drafts')
  expect(list.body.items.map((one: { draftId: string }) => one.draftId)).toContain(young.draftId)
})

test.each([
  ['a text', Buffer.from('niente di che').toString('base64'), 'unsupported-file'],
  ['a program named .pdf', Buffer.from('MZ\0\0 pdf').toString('base64'), 'unsupported-file'],
  [
    'more than 10 MB',
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10 * 1024 * 1024)]).toString('base64'),
    'file-too-large',
  ],
])('%s is no attachment', async (_, content, code) => {
  const { draftId } = await begin()
  const { status, body } = await post(`/drafts/${draftId}/attachments`, {
    fileName: 'a.pdf',
    restricted: false,
    content,
  })
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([{ pointer: '/content', code }])
})

test('a restricted file is opened with a reason, and that is recorded', async () => {
  const { body: sent } = await post('/referrals', exampleForm)
  const file = { fileName: 'decreto.png', restricted: true, content: PNG }
  const { body: attached } = await post(`/referrals/${sent.referralId}/attachments`, file)
  const url = `/referrals/${sent.referralId}/attachments/${attached.attachmentId}/openings`
  const open = (body: object) => intake.as('coordinator', { method: 'POST', url, body })
  expect((await open({})).body.errors).toMatchObject([{ pointer: '/reason' }])
  expect((await open({ reason: 'istruttoria del caso' })).body.content).toBe(PNG)
  const { rows } = await intake.pool.query(`select purpose from access_audit where subject_id = $1`, [
    attached.attachmentId,
  ])
  expect(rows).toEqual([{ purpose: 'istruttoria del caso' }])
})
