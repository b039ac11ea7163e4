import {
  amendmentRequested,
  exampleForm,
  referralMoved,
  requestAnswered,
  withdrawalRequested,
} from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

async function send() {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  return { referralId: body.referralId, referralNumber: body.number, householdId: body.householdId }
}
type Sent = Awaited<ReturnType<typeof send>>

const amend = (sent: Sent, body: unknown, version: number) =>
  intake.as('sender', {
    method: 'POST',
    url: `/referrals/${sent.referralId}/amendments`,
    body,
    headers: { 'if-match': `"${version}"` },
  })
const form = (sent: Sent) => intake.as('sender', { method: 'GET', url: `/referrals/${sent.referralId}/form` })
const file = (sent: Sent) =>
  intake.as('coordinator', { method: 'GET', url: `/referrals/${sent.referralId}/file` })
const answer = (sent: Sent, requestId: string, outcome: 'applied' | 'refused') =>
  intake.deliver(requestAnswered, {
    data: { ...requestAnswered.example, ...sent, requestId, outcome, answeredAt: '2026-11-25T09:00:00.000Z' },
  })

test('an amendment is a request: the file changes when equipe has applied it', async () => {
  const sent = await send()
  const { status, body } = await amend(sent, { leavesOn: '2026-12-01' }, 1)
  expect({ status, body }).toMatchObject({ status: 202, body: { status: 'pending' } })
  const [event] = (await intake.announced(amendmentRequested)).filter(
    (one) => one.requestId === body.requestId,
  )
  expect(event).toMatchObject({
    urgency: 'U1',
    changedFields: ['leavesOn'],
    facts: { version: 2, leavesOn: '2026-12-01' },
  })
  expect((await file(sent)).body.form.leavesOn).toBe('2027-01-10')
  await answer(sent, body.requestId, 'applied')
  expect((await file(sent)).body.form.leavesOn).toBe('2026-12-01')
})

test('a refused amendment leaves the file as it was, and the sender reads why', async () => {
  const sent = await send()
  const { body } = await amend(sent, { notes: 'altro' }, 1)
  await answer(sent, body.requestId, 'refused')
  expect((await file(sent)).body.form.notes).toBeUndefined()
  const shown = await intake.as('sender', { method: 'GET', url: `/referrals/${sent.referralId}` })
  expect(shown.body.requests).toMatchObject([{ kind: 'amendment', outcome: 'refused' }])
})

test('two amendments answered in either order leave the newer form', async () => {
  const sent = await send()
  const first = await amend(sent, { notes: 'uno' }, 1)
  const second = await amend(sent, { notes: 'due' }, 2)
  await answer(sent, second.body.requestId, 'applied')
  await answer(sent, first.body.requestId, 'applied')
  expect((await file(sent)).body.form.notes).toBe('due')
})

test('a stale version is refused, and faults are told as when sending', async () => {
  const sent = await send()
  expect((await form(sent)).headers.etag).toBe('"1"')
  expect((await amend(sent, { notes: 'x' }, 7)).status).toBe(412)
  const { status, body } = await amend(sent, { leavesOn: 'soon', colour: 'red' }, 1)
  expect(status).toBe(400)
  expect(body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
    '/colour',
    '/leavesOn',
  ])
})

test('a withdrawal asked twice is one request', async () => {
  const sent = await send()
  const ask = () =>
    intake.as('sender', {
      method: 'POST',
      url: `/referrals/${sent.referralId}/withdrawals`,
      body: { reason: 'does-not-want' },
    })
  const [first, second] = [await ask(), await ask()]
  expect(first.status).toBe(202)
  expect(second.body.requestId).toBe(first.body.requestId)
  const events = (await intake.announced(withdrawalRequested)).filter(
    (one) => one.referralId === sent.referralId,
  )
  expect(events).toHaveLength(1)
})

test('an answer needs a question', async () => {
  const sent = await send()
  const reply = (version = 1) =>
    intake.as('sender', {
      method: 'POST',
      url: `/referrals/${sent.referralId}/answers`,
      body: { answer: 'Il nucleo ha un appuntamento.', changes: { parentingConcern: 1 } },
      headers: { 'if-match': `"${version}"` },
    })
  expect((await reply()).body.code).toBe('no-question')
  await intake.deliver(referralMoved, {
    data: {
      ...referralMoved.example,
      ...sent,
      standing: { ...referralMoved.example.standing, state: 'info-requested' },
      question: { round: 1, fields: ['parentingConcern'] },
    },
  })
  const wrong = await intake.as('sender', {
    method: 'POST',
    url: `/referrals/${sent.referralId}/answers`,
    body: { answer: 'Presto.', changes: { leavesOn: 'presto' } },
    headers: { 'if-match': '"1"' },
  })
  expect(wrong.body.errors).toMatchObject([{ pointer: '/changes/leavesOn' }])
  // Fields begun on a form that somebody else completed since would take that away again.
  expect((await reply(0)).status).toBe(412)
  const { status, body } = await reply()
  expect(status).toBe(202)
  const [event] = (await intake.announced(amendmentRequested)).filter(
    (one) => one.requestId === body.requestId,
  )
  expect(event).toMatchObject({ answersQuestion: true, changedFields: ['parentingConcern'] })
  expect((await file(sent)).body).toMatchObject({
    whole: true,
    answers: [{ requestId: body.requestId, text: 'Il nucleo ha un appuntamento.' }],
  })
  const url = `/referrals/${sent.referralId}/answers`
  expect((await intake.as('sender', { method: 'POST', url, body: { answer: 'Solo parole.' } })).status).toBe(
    202,
  )
})

test('a question stands until it is answered or drops, whatever else happens to the referral', async () => {
  const sent = await send()
  const moved = (sequence: number, data: object) => {
    const standing = { ...referralMoved.example.standing, state: 'info-requested' as const }
    return intake.deliver(referralMoved, {
      sequence,
      data: { ...referralMoved.example, ...sent, standing, ...data },
    })
  }
  const question = async () =>
    (await intake.as('sender', { method: 'GET', url: `/referrals/${sent.referralId}` })).body.standing
      .question
  const asked = { round: 1, fields: ['parentingConcern'] }
  await moved(1, { question: asked })
  await moved(2, { cause: 'completed-with-household', question: null })
  expect(await question()).toEqual(asked)
  const url = `/referrals/${sent.referralId}/answers`
  expect((await intake.as('sender', { method: 'POST', url, body: { answer: 'Sì.' } })).status).toBe(202)
  await moved(3, { standing: { ...referralMoved.example.standing, state: 'under-review' }, question: null })
  expect(await question()).toBeNull()
})

test('a closed referral takes no change; a new one may cite it and speaks of the same household', async () => {
  const sent = await send()
  await intake.deliver(referralMoved, {
    data: {
      ...referralMoved.example,
      ...sent,
      standing: { ...referralMoved.example.standing, state: 'withdrawn' },
    },
  })
  expect((await amend(sent, { notes: 'x' }, 1)).body.code).toBe('referral-closed')
  const again = await intake.as('sender', {
    method: 'POST',
    url: '/referrals',
    body: { ...exampleForm, citesReferral: sent.referralNumber },
  })
  expect(again.body.householdId).toBe(sent.householdId)
  const unknown = await intake.as('sender', {
    method: 'POST',
    url: '/referrals',
    body: { ...exampleForm, citesReferral: 'RE-00000000-0' },
  })
  expect(unknown.body.errors).toMatchObject([{ pointer: '/citesReferral', code: 'unknown-referral' }])
})

test('the whole file hides restricted details, which are opened with a reason and recorded', async () => {
  const sent = await send()
  const whole = (await file(sent)).body
  expect(whole.form.riskFactors).toBeUndefined()
  expect(whole.restrictedFields).toContain('riskFactors')
  const url = `/referrals/${sent.referralId}/restricted`
  expect((await intake.as('coordinator', { method: 'POST', url, body: {} })).status).toBe(400)
  const opened = await intake.as('coordinator', {
    method: 'POST',
    url,
    body: { reason: 'colloquio di domani' },
  })
  expect(opened.body.details.riskFactors).toEqual(exampleForm.riskFactors)
  expect((await intake.as('tutor', { method: 'POST', url, body: { reason: 'curiosità mia' } })).status).toBe(
    403,
  )
})
