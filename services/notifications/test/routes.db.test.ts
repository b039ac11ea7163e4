import { type Actor, keepPerson } from '@intarsi/access'
import {
  caseManagerProposed,
  type DataOf,
  personChanged,
  referralRouted,
  tableChanged,
} from '@intarsi/contracts'
import { createHttp, type HttpApp } from '@intarsi/http'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inboxRoutes } from '../src/inbox/inbox-routes.ts'
import { createLiveHub, type LiveHub } from '../src/inbox/live-hub.ts'
import { STREAM_PAGE } from '../src/inbox/read-inbox.ts'
import { streamRoute } from '../src/inbox/stream-route.ts'
import { failedMailRoutes } from '../src/mail/failed-mail-routes.ts'
import { preferencesRoutes } from '../src/preferences/preferences-routes.ts'
import { openFixture } from './notifications-fixture.ts'

const logger = pino({ level: 'silent' })
const me = caseManagerProposed.example.personId

let fixture: Awaited<ReturnType<typeof openFixture>>
let http: HttpApp
let hub: LiveHub
let actor: Actor
/** From when the token of whoever asks is refused. */
let until: Date | undefined

beforeEach(async () => {
  fixture = await openFixture()
  actor = actorOf(me)
  until = undefined
  http = await createHttp({
    ...fixture,
    service: 'notifications',
    logger,
    authenticate: async () => ({ ok: true, actor, lagSeconds: 0, ...(until ? { until } : {}) }),
  })
  hub = createLiveHub(fixture.db, logger, 20)
  inboxRoutes(http, fixture)
  streamRoute(http, { ...fixture, hub, logger })
  preferencesRoutes(http, fixture)
  failedMailRoutes(http, fixture)
})
afterEach(async () => {
  hub.close()
  await http.close()
  await fixture.close()
})

function actorOf(personId: string, tableId: string | null = null): Actor {
  const role = tableId ? 'table-member' : 'case-manager'
  return {
    personId,
    subject: `demo|${personId}`,
    bodyId: personId,
    sportelloIds: [],
    active: true,
    agreementValidUntil: '2030-01-01',
    roles: [{ role, territory: 'RE', tableId, healthRole: false }],
    since: '2026-01-01T00:00:00.000Z',
  }
}

const propose = () => fixture.deliver(fixture.envelopeOf(caseManagerProposed, caseManagerProposed.example))

test('an inbox is read newest first, page by page, and a notice is marked as read', async () => {
  for (let i = 0; i < 3; i++) await propose()
  const first = (await http.inject('/inbox?limit=2')).json()
  expect(first.items.map((item: { position: number }) => item.position)).toEqual([3, 2])
  const second = (await http.inject(`/inbox?limit=2&before=${first.next}`)).json()
  expect(second.items).toHaveLength(1)
  expect(second.next).toBeNull()
  const read = await http.inject({ method: 'POST', url: `/inbox/${first.items[0].id}/read` })
  expect(read.json().readAt).toBe('2026-11-24T09:00:00.000Z')
  expect((await http.inject('/inbox/unread-count')).json()).toEqual({ unread: 2 })
})

test("nobody reads or marks another person's notice", async () => {
  await propose()
  const notice = (await http.inject('/inbox')).json().items[0]
  actor = actorOf(fixture.newId())
  expect((await http.inject('/inbox')).json().items).toEqual([])
  const answer = await http.inject({ method: 'POST', url: `/inbox/${notice.id}/read` })
  expect([403, 404]).toContain(answer.statusCode)
})

test('mails that could not be delivered are read page by page, the latest first, and one is sent again', async () => {
  actor.roles = [{ role: 'operator', territory: null, tableId: null, healthRole: false }]
  const ids = [fixture.newId(), fixture.newId(), fixture.newId()].sort()
  const now = fixture.clock.now()
  const common = { kind: 'at-once' as const, subject: 's', body: 'b', next_attempt_at: now, created_at: now }
  for (const id of ids)
    await fixture.db
      .insertInto('mail')
      .values({ ...common, id, person_id: me, occasion: id, state: 'failed' })
      .execute()
  const first = (await http.inject('/mails/failed?limit=2')).json()
  const second = (await http.inject(`/mails/failed?limit=2&cursor=${first.next}`)).json()
  const seen = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
  expect([seen, second.next]).toEqual([ids.toReversed(), null])
  expect((await http.inject({ method: 'POST', url: `/mails/${ids[0]}/retry` })).statusCode).toBe(202)
  expect((await http.inject('/mails/failed')).json().items).toHaveLength(2)
})

test('mails that could not be delivered are read by why, and by day as days are in Rome', async () => {
  actor.roles = [{ role: 'operator', territory: null, tableId: null, healthRole: false }]
  const at = (instant: string) => ({ created_at: new Date(instant), next_attempt_at: new Date(instant) })
  const add = async (state: 'failed' | 'no-address' | 'sent', instant: string) => {
    const id = fixture.newId()
    const mail = { id, person_id: me, occasion: id, kind: 'at-once' as const, subject: 's', body: 'b', state }
    await fixture.db
      .insertInto('mail')
      .values({ ...mail, ...at(instant) })
      .execute()
    return id
  }
  // Half past midnight in Rome is the day before in UTC.
  const early = await add('failed', '2026-11-19T22:30:00.000Z')
  const night = await add('no-address', '2026-11-19T23:30:00.000Z')
  const late = await add('failed', '2026-11-20T22:30:00.000Z')
  await add('sent', '2026-11-20T12:00:00.000Z')
  const read = async (query: string) => {
    const { items } = (await http.inject(`/mails/failed?${query}`)).json()
    return items.map(({ id }: { id: string }) => id)
  }
  expect(await read('')).toEqual([late, night, early])
  expect(await read('state=failed')).toEqual([late, early])
  expect(await read('state=no-address')).toEqual([night])
  expect(await read('from=2026-11-20&to=2026-11-20')).toEqual([late, night])
  expect(await read('state=failed&to=2026-11-19')).toEqual([early])
  expect((await http.inject('/mails/failed?state=sent')).statusCode).toBe(400)
})

test("a table's inbox is open to its members only", async () => {
  const { tableId } = referralRouted.example
  await fixture.deliver(fixture.envelopeOf(tableChanged, { ...tableChanged.example, memberIds: [me] }))
  await fixture.deliver(fixture.envelopeOf(referralRouted, referralRouted.example))
  actor = actorOf(fixture.newId())
  expect((await http.inject(`/inbox?tableId=${tableId}`)).statusCode).toBe(403)
  actor = actorOf(me, tableId)
  expect((await http.inject(`/inbox?tableId=${tableId}`)).json().items).toMatchObject([
    { kind: 'referral-on-agenda' },
  ])
})

test('a table without names hears of a new item, and of nothing that leads to the household', async () => {
  const { tableId, meeting, referralNumber, urgency } = referralRouted.example
  const routed = { ...referralRouted.example, tableWithoutNames: true }
  await fixture.deliver(fixture.envelopeOf(tableChanged, { ...tableChanged.example, memberIds: [me] }))
  await fixture.deliver(fixture.envelopeOf(referralRouted, routed))
  actor = actorOf(me, tableId)
  expect((await http.inject(`/inbox?tableId=${tableId}`)).json().items).toMatchObject([
    {
      kind: 'referral-on-agenda',
      referralId: null,
      referralNumber: null,
      urgency,
      params: { meetingAt: meeting?.startsAt },
    },
  ])
  actor = actorOf(String(routed.preparerId))
  expect((await http.inject('/inbox')).json().items).toMatchObject([{ referralNumber }])
})

/** What the service's copy says of the person who asks. */
const keep = (change: Partial<DataOf<typeof personChanged>> = {}) =>
  keepPerson(fixture.db, {
    ...personChanged.example,
    personId: me,
    roles: [],
    active: true,
    agreementValidUntil: null,
    ...change,
  })

test('a live stream resumes after Last-Event-ID and then goes on as notices come', async () => {
  await keep()
  for (let i = 0; i < 2; i++) await propose()
  const abort = new AbortController()
  const messages = await open('', { headers: { 'last-event-id': '1' }, signal: abort.signal })
  expect((await messages.next()).value).toMatchObject({ id: '1' })
  expect((await messages.next()).value).toMatchObject({ id: '2', event: 'notice' })
  await propose()
  expect((await messages.next()).value).toMatchObject({ id: '3', event: 'notice' })
  abort.abort()
})

test('a live stream begins with its place, so that who has heard nothing yet resumes from there', async () => {
  await keep()
  await propose()
  const abort = new AbortController()
  const messages = await open('', { signal: abort.signal })
  expect((await messages.next()).value).toEqual({ retry: '2000', id: '1' })
  abort.abort()
})

test('a live stream sends a whole backlog, page by page', async () => {
  await keep()
  for (let i = 0; i < 2 * STREAM_PAGE + 1; i++) await propose()
  const abort = new AbortController()
  const messages = await open('', { headers: { 'last-event-id': '0' }, signal: abort.signal })
  const ids: (string | undefined)[] = []
  for await (const { id } of messages) {
    ids.push(id)
    if (id === String(2 * STREAM_PAGE + 1)) break
  }
  expect(ids).toEqual(Array.from({ length: 2 * STREAM_PAGE + 2 }, (_, i) => String(i)))
  abort.abort()
})

test('a live stream ends when the account is closed, without another notice', async () => {
  await keep()
  const messages = await open('')
  await propose()
  expect((await messages.next()).value).toMatchObject({ id: '0' })
  expect((await messages.next()).value).toMatchObject({ id: '1' })
  await keep({ active: false, version: 2 })
  // Nothing is written to a closed account: a notice of the moment before comes last.
  await fixture.db.updateTable('notice').set({ position: 2 }).where('recipient_id', '=', me).execute()
  await fixture.db
    .updateTable('recipient_head')
    .set({ last_position: 2 })
    .where('recipient_id', '=', me)
    .execute()
  expect((await messages.next()).done).toBe(true)
})

test("a table's live stream ends when its reader sits there no more, and goes on for another member", async () => {
  const other = fixture.newId()
  const { tableId } = referralRouted.example
  const seats = (version: number, ...memberIds: string[]) =>
    fixture.deliver(
      fixture.envelopeOf(tableChanged, { ...tableChanged.example, chairId: null, memberIds, version }),
    )
  const route = () => fixture.deliver(fixture.envelopeOf(referralRouted, referralRouted.example))
  await keep()
  await keep({ personId: other, subject: 'another' })
  await seats(1, me, other)
  const mine = await open(`?tableId=${tableId}`)
  actor = actorOf(other, tableId)
  const abort = new AbortController()
  const theirs = await open(`?tableId=${tableId}`, { signal: abort.signal })
  await route()
  for (const messages of [mine, theirs]) {
    expect((await messages.next()).value).toMatchObject({ id: '0' })
    expect((await messages.next()).value).toMatchObject({ id: '1' })
  }
  await seats(2, other)
  await route()
  expect((await mine.next()).done).toBe(true)
  expect((await theirs.next()).value).toMatchObject({ id: '2' })
  abort.abort()
})

test('a live stream ends when its token does, and its reader goes on with a fresh one', async () => {
  await keep()
  until = new Date(Date.now() + 300)
  const messages = await open('')
  const { id = '' } = (await messages.next()).value ?? {}
  expect((await messages.next()).done).toBe(true)
  expect(Date.now()).toBeGreaterThanOrEqual(until.getTime())
  await propose()
  until = undefined
  const abort = new AbortController()
  const again = await open('', { headers: { 'last-event-id': id }, signal: abort.signal })
  await again.next()
  expect((await again.next()).value).toMatchObject({ id: '1', event: 'notice' })
  abort.abort()
})

type Message = { id?: string; event?: string; data?: string; retry?: string }

async function open(query: string, options: RequestInit = {}): Promise<AsyncGenerator<Message, undefined>> {
  const url = http.server.listening
    ? `http://127.0.0.1:${(http.server.address() as { port: number }).port}`
    : await http.listen({ port: 0, host: '127.0.0.1' })
  return messagesOf(await fetch(`${url}/inbox/stream${query}`, options))
}

/** Comments are no messages; what has an id and nothing else only says where the reader is. */
async function* messagesOf(response: Response): AsyncGenerator<Message, undefined> {
  let text = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString()
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const fields = lines.map((line) => line.split(/: (.*)/s).slice(0, 2)).filter(([name]) => name)
      if (fields.length > 0) yield Object.fromEntries(fields) as Message
    }
  }
  return undefined
}

test('preferences are changed on the version that was read, and a stale one is refused', async () => {
  const body = { email: 'digest-only', locale: 'en', address: 'me@example.org' }
  const put = (version: string) =>
    http.inject({ method: 'PUT', url: '/preferences', headers: { 'if-match': version }, payload: body })
  const etag = String((await http.inject('/preferences')).headers.etag)
  expect((await put(etag)).json()).toMatchObject({ ...body, version: 1 })
  expect((await put(etag)).statusCode).toBe(412)
  expect((await http.inject({ method: 'PUT', url: '/preferences', payload: body })).statusCode).toBe(428)
  const bad = await http.inject({
    method: 'PUT',
    url: '/preferences',
    headers: { 'if-match': '"1"' },
    payload: { email: 'sometimes', locale: 'it', address: 'nowhere' },
  })
  expect(bad.statusCode).toBe(400)
  expect(bad.json().errors).toHaveLength(2)
})
