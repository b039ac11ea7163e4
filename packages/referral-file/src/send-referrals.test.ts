import { expect, test } from 'vitest'
import type { ReferralRow } from './read-file.ts'
import { sendReferrals } from './send-referrals.ts'

const rows: ReferralRow[] = ['a', 'b', 'c'].map((reference, index) => ({
  line: index + 2,
  reference,
  sportelloId: 's',
  form: { senderReference: reference },
  columnOf: (pointer) => pointer.slice(1),
}))

/** A server that answers by the reference sent, and keeps what it was asked. */
function server(answers: Record<string, { status: number; body: unknown }[]>) {
  const keys: string[] = []
  const fetch = (async (_url: URL, init: RequestInit) => {
    const { senderReference } = JSON.parse(String(init.body))
    keys.push(new Headers(init.headers).get('idempotency-key') ?? '')
    const answer = answers[senderReference]?.shift()
    if (!answer) throw new TypeError('fetch failed')
    return new Response(JSON.stringify(answer.body), { status: answer.status })
  }) as typeof globalThis.fetch
  return { fetch, keys }
}

const receipt = { referralId: 'r', number: 'RE-7K4M2Q9X-3' }

test('each row comes to its own end, in the order of the file', async () => {
  const { fetch } = server({
    a: [{ status: 201, body: receipt }],
    b: [{ status: 409, body: { code: 'already-sent', ...receipt } }],
    c: [{ status: 400, body: { errors: [{ pointer: '/leavesOn', detail: 'Missing.' }] } }],
  })
  const outcomes = await sendReferrals(rows, { url: 'http://intake', tokenFor: () => 't', fetch })
  expect(outcomes).toMatchObject([
    { status: 'sent', number: receipt.number },
    { status: 'already-sent', number: receipt.number },
    { status: 'refused', faults: [{ line: 4, column: 'leavesOn', reason: 'Missing.' }] },
  ])
})

test('a busy server is asked again with the same key', async () => {
  const { fetch, keys } = server({
    a: [
      { status: 503, body: {} },
      { status: 201, body: receipt },
    ],
  })
  const outcomes = await sendReferrals(rows.slice(0, 1), { url: 'http://intake', tokenFor: () => 't', fetch })
  expect(outcomes).toMatchObject([{ status: 'sent' }])
  expect(new Set(keys).size).toBe(1)
  expect(keys).toHaveLength(2)
})

test('a later run asks with other keys, so that it hears what an earlier one sent', async () => {
  const { fetch, keys } = server({
    a: [
      { status: 201, body: receipt },
      { status: 409, body: { code: 'already-sent', ...receipt } },
    ],
  })
  const run = () => sendReferrals(rows.slice(0, 1), { url: 'http://intake', tokenFor: () => 't', fetch })
  expect(await run()).toMatchObject([{ status: 'sent' }])
  expect(await run()).toMatchObject([{ status: 'already-sent', number: receipt.number }])
  expect(new Set(keys).size).toBe(2)
})

test('a server that is away is told with the cause', async () => {
  const causes: Record<string, unknown> = {
    a: new Error('connect ECONNREFUSED 127.0.0.1:4001'),
    b: Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }),
  }
  const fetch = (async (_url: URL, init: RequestInit) => {
    throw new TypeError('fetch failed', { cause: causes[JSON.parse(String(init.body)).senderReference] })
  }) as typeof globalThis.fetch
  const outcomes = await sendReferrals(rows, { url: 'http://intake', tokenFor: () => 't', fetch })
  expect(outcomes.flatMap((one) => (one.status === 'refused' ? one.faults : []))).toMatchObject([
    { line: 2, reason: 'intake does not answer at http://intake: connect ECONNREFUSED 127.0.0.1:4001' },
    { line: 3, reason: 'intake does not answer at http://intake: ECONNREFUSED' },
    { line: 4, reason: 'intake does not answer at http://intake: fetch failed' },
  ])
})
