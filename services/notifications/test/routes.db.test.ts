import type { Actor } from '@intarsi/access'
import { caseManagerProposed, referralRouted, tableChanged } from '@intarsi/contracts'
import { createHttp, type HttpApp } from '@intarsi/http'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inboxRoutes } from '../src/inbox/inbox-routes.ts'
import { createLiveHub, type LiveHub } from '../src/inbox/live-hub.ts'
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

beforeEach(async () => {
  fixture = await openFixture()
  actor = actorOf(me)
  http = await createHttp({
    ...fixture,
    service: 'notifications',
    logger,
    authenticate: async () => ({ ok: true, actor, lagSeconds: 0 }),
  })
  hub = createLiveHub(fixture.db, logger, 20)
  inboxRoutes(http, fixture)
  streamRoute(http, { db: fixture.db, hub, logger })
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

test('a live stream resumes after Last-Event-ID and then goes on as notices come', async () => {
  for (let i = 0; i < 2; i++) await propose()
  const url = await http.listen({ port: 0, host: '127.0.0.1' })
  const abort = new AbortController()
  const response = await fetch(`${url}/inbox/stream`, {
    headers: { 'last-event-id': '1' },
    signal: abort.signal,
  })
  const positions = readPositions(response)
  expect(await positions.next()).toMatchObject({ value: 2 })
  await propose()
  expect(await positions.next()).toMatchObject({ value: 3 })
  abort.abort()
})

async function* readPositions(response: Response): AsyncGenerator<number> {
  let text = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString()
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const id = /^id: (\d+)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (id) yield Number(id)
    }
  }
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
