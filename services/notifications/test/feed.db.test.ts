import { keepPerson } from '@intarsi/access'
import { housingRequested, offerMade } from '@intarsi/contracts'
import { eventually } from '@intarsi/testkit'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetOldLines } from '../src/feed/forget-old-lines.ts'
import { type FeedFixture, openFeed } from './feed-fixture.ts'

let feed: FeedFixture

beforeEach(async () => {
  feed = await openFeed()
})
afterEach(() => feed.close())

type Event = {
  id: string
  type: string
  subject: string
  sequence: string
  territory: string
  data: { state?: string }
}

async function pull(query = '') {
  const answer = await feed.http.inject(`/events?${query}`)
  const cursor = String(answer.headers['intarsi-cursor'])
  return { answer, cursor, events: (answer.statusCode === 200 ? answer.json() : []) as Event[] }
}

test('a referral is told from its submission on, although its routing came first', async () => {
  const { referralId, householdId, ...rest } = await feed.submit()
  const other = { ...rest, referralId: feed.newId(), householdId: feed.newId() }
  await feed.route(other)
  await feed.submit(other)
  await feed.position()
  const { events } = await pull(`subject=${other.householdId}`)
  expect(events.map((event) => event.data.state)).toEqual(['submitted', 'routed'])
  expect(events.map((event) => event.sequence)).toEqual(['000000000001', '000000000002'])
  expect((await pull(`subject=${householdId}`)).events).toHaveLength(1)
  expect(referralId).not.toBe(other.referralId)
})

test('a line that tells nothing new is not told again', async () => {
  const ref = await feed.submit()
  await feed.move(ref, '2026-12-01')
  await feed.move(ref, '2026-12-01')
  await feed.move(ref, '2026-12-02')
  await feed.position()
  expect((await pull()).events.map((event) => event.type.split('.')[3])).toEqual([
    'referral-submitted',
    'referral-updated',
    'referral-updated',
  ])
})

test('the lines of a case say ids, states, roles, dates and links, and nothing that decides', async () => {
  const ref = await feed.submit()
  await feed.route(ref)
  await feed.position()
  const { events } = await pull()
  const text = JSON.stringify(events)
  expect(events[1]).toMatchObject({
    dataclassification: 'public',
    data: { state: 'routed', links: { self: `https://api.example.org/cases/${ref.referralId}` } },
  })
  expect(text).not.toMatch(/urgency|U2|RE-01|gate|facts|reason|member/)
})

test('pages follow each other by cursor without a gap or a repeat, whatever the page size', async () => {
  for (let i = 0; i < 7; i++) await feed.submit()
  await feed.position()
  const seen: string[] = []
  let query = 'limit=3'
  for (let page = 0; page < 4; page++) {
    const { answer, cursor, events } = await pull(query)
    seen.push(...events.map((event) => event.id))
    expect(answer.headers['intarsi-more']).toBe(String(seen.length < 7))
    expect(answer.headers['content-type']).toBe('application/cloudevents-batch+json')
    query = `limit=3&after=${cursor}`
  }
  expect(new Set(seen).size).toBe(7)
  await feed.submit()
  await feed.position()
  expect((await pull(query)).events).toHaveLength(1)
})

test('a client sees its own territories only, and none when its rights end', async () => {
  await feed.submit({ territory: 'RE' })
  await feed.submit({ territory: 'MO' })
  await feed.position()
  const territories = async (query = '') => (await pull(query)).events.map((event) => event.territory)
  expect(await territories()).toEqual(['RE'])
  expect(await territories('territory=MO')).toEqual([])
  feed.become(await feed.client([null]))
  expect(await territories()).toEqual(['RE', 'MO'])
  expect(await territories('territory=MO')).toEqual(['MO'])
  feed.become(await feed.client(['RE'], { agreementValidUntil: '2026-11-01' }))
  expect((await pull()).answer.statusCode).toBe(403)
  feed.become(await feed.client([]))
  expect((await pull()).answer.statusCode).toBe(403)
})

test('filters by type, table, area and body are the same everywhere; what is no filter is refused', async () => {
  const body = feed.newId()
  const tableId = feed.newId()
  const ref = await feed.submit({ bodyId: body })
  await feed.route(ref, { tableId })
  await feed.deliver(feed.envelopeOf(housingRequested, { ...housingRequested.example, ...ref }))
  await feed.deliver(feed.envelopeOf(offerMade, { ...offerMade.example, ...ref }))
  await feed.submit()
  await feed.position()
  const count = async (query: string) => (await pull(query)).events.length
  expect(await count('')).toBe(5)
  expect(await count(`body=${body}`)).toBe(4)
  expect(await count(`table=${tableId}`)).toBe(3)
  expect(await count('area=housing')).toBe(2)
  expect(await count('type=it.intarsi.public.housing-offer-*,it.intarsi.public.referral-submitted.v1')).toBe(
    3,
  )
  expect(await count(`type=*.v1&type=x&area=housing&body=${feed.newId()}`)).toBe(0)
  for (const query of ['territory=XX', 'body=me', 'after=12', 'aera=housing', 'type=(a%2B)%2B'])
    expect((await pull(query)).answer.statusCode, query).toBe(400)
})

test('a cursor older than what is kept, or of another life of the feed, is told apart from the end', async () => {
  await feed.submit()
  await feed.position()
  const { cursor } = await pull()
  feed.clock.advance(31 * 86_400_000)
  await feed.submit()
  await feed.position()
  const after = (await pull(`after=${cursor}`)).events
  expect(after).toHaveLength(1)
  expect(await forgetOldLines(feed.db, feed.clock)).toBe(1)
  const { answer } = await pull(`after=${cursor}`)
  expect(answer.statusCode).toBe(410)
  expect(answer.json()).toMatchObject({ code: 'cursor-gone', after: 'oldest' })
  expect((await pull('after=oldest')).events).toEqual(after)
  expect((await pull('after=2-00000000')).answer.statusCode).toBe(410)
  expect((await pull('after=900-00000000')).answer.statusCode).toBe(410)
})

test('positions are without a gap and in the order of each household, however commits interleave', async () => {
  const refs = await Promise.all(Array.from({ length: 4 }, () => feed.submit()))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { minLength: 4, maxLength: 12 }),
      fc.nat(1000),
      async (order, salt) => {
        const day = (i: number) => `${2100 + salt + i}-01-01`.slice(-10)
        const moves = [0, 1, 2, 3].map(async (which) => {
          for (const [i, index] of order.entries()) {
            const ref = refs[index]
            if (index === which && ref) await feed.move(ref, day(i))
          }
        })
        await Promise.all([...moves, feed.position(), feed.position(), feed.position()])
        while ((await feed.position()).length > 0);
      },
    ),
    { numRuns: 6 },
  )
  const log = await feed.db
    .selectFrom('feed_log')
    .innerJoin('feed_event', 'feed_event.event_id', 'feed_log.event_id')
    .select(['position', 'body'])
    .orderBy('position')
    .execute()
  expect(log.map((row) => row.position)).toEqual(log.map((_, i) => i + 1))
  const last = new Map<string, number>()
  for (const { body } of log) {
    const event = JSON.parse(body) as Event
    expect(Number(event.sequence)).toBe((last.get(event.subject) ?? 0) + 1)
    last.set(event.subject, Number(event.sequence))
  }
})

test('a stream resumes after the last id, goes on live, and says when it cannot resume', async () => {
  for (let i = 0; i < 2; i++) await feed.submit()
  await feed.position()
  const [first] = (await feed.http.inject('/events?limit=1')).json() as Event[]
  const cursor = (await pull('limit=1')).cursor
  const abort = new AbortController()
  const messages = await open('', { 'last-event-id': cursor }, abort)
  const second = (await messages.next()).value
  expect(second?.event).toBe('it.intarsi.public.referral-submitted.v1')
  expect(JSON.parse(second?.data ?? '').id).not.toBe(first?.id)
  await feed.submit()
  await feed.position()
  expect((await messages.next()).value?.id).toMatch(/^3-/)
  const reset = await open('?after=77-00000000', {}, abort)
  expect((await reset.next()).value).toMatchObject({ event: 'reset' })
  expect((await reset.next()).value?.id).toMatch(/^1-/)
  abort.abort()
})

test('a stream ends when its client loses the right, without another event', async () => {
  const messages = await open('', {}, new AbortController())
  await feed.submit()
  await feed.position()
  expect((await messages.next()).value?.id).toMatch(/^1-/)
  await keepPerson(feed.db as never, { ...feed.me(), version: 2, active: false } as never)
  await feed.submit()
  await feed.position()
  expect((await messages.next()).done).toBe(true)
})

test('a client has at most twenty streams open, and another client is not kept out by them', async () => {
  const abort = new AbortController()
  // Held: fetch cancels the body of an answer that nothing refers to any more, and its place would be free again.
  const held: Response[] = []
  const statusOf = async (how: AbortController) => {
    const answer = await response('', {}, how)
    held.push(answer)
    return answer.status
  }
  expect(await statusOf(abort)).toBe(200)
  const others = Array.from({ length: 19 }, () => statusOf(abort))
  expect(new Set(await Promise.all(others))).toEqual(new Set([200]))
  const last = new AbortController()
  expect(await statusOf(last)).toBe(429)
  const former = feed.me()
  feed.become(await feed.client(['RE']))
  expect(await statusOf(last)).toBe(200)
  feed.become(former)
  abort.abort()
  await eventually(async () => (await statusOf(last)) === 200)
  last.abort()
  // A connection that was made and never asked anything would hold the server open.
  feed.http.server.closeAllConnections()
})

test('a reader whose filter leaves everything out moves on all the same, and resumes from there', async () => {
  const abort = new AbortController()
  const chunks = (await response(`?subject=${feed.newId()}`, {}, abort))
    .body as unknown as AsyncIterable<Uint8Array>
  await feed.submit()
  await feed.position()
  let text = ''
  for await (const chunk of chunks) {
    text += Buffer.from(chunk).toString()
    if (/^id: 1-[0-9a-f]{8}\n\n/m.test(text)) break
  }
  expect(text).not.toContain('data:')
  expect((await pull(`after=${/^id: (.*)$/m.exec(text)?.[1]}`)).events).toEqual([])
  abort.abort()
})

test('asked by HEAD, a stream takes no place and reads nothing', async () => {
  const answer = await feed.http.inject({ method: 'HEAD', url: '/events/stream' })
  expect(answer.statusCode).toBe(405)
})

type Message = { id?: string; event?: string; data?: string }

async function open(query: string, headers: Record<string, string>, abort: AbortController) {
  return messagesOf(await response(query, headers, abort))
}

async function response(query: string, headers: Record<string, string>, abort: AbortController) {
  const url = feed.http.server.listening
    ? `http://127.0.0.1:${(feed.http.server.address() as { port: number }).port}`
    : await feed.http.listen({ port: 0, host: '127.0.0.1' })
  return fetch(`${url}/events/stream${query}`, { headers, signal: abort.signal })
}

async function* messagesOf(response: Response): AsyncGenerator<Message, undefined> {
  let text = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString()
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end)
      text = text.slice(end + 2)
      const fields = block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2))
      const message = Object.fromEntries(fields) as Message
      if (message.data) yield message
    }
  }
  return undefined
}
