import {
  caseManagerConfirmed,
  decisionRecorded,
  housingRequested,
  presaInCaricoOpened,
} from '@intarsi/contracts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { caseRoutes } from '../src/cases/case-routes.ts'
import { schemaRoutes } from '../src/catalogue/schema-routes.ts'
import { type FeedFixture, openFeed } from './feed-fixture.ts'
import { apiUrl } from './notifications-fixture.ts'

let feed: FeedFixture

beforeEach(async () => {
  feed = await openFeed((http, fixture) => {
    caseRoutes(http, fixture)
    schemaRoutes(http, { apiUrl })
  })
})
afterEach(() => feed.close())

async function admitted() {
  const ref = await feed.submit()
  await feed.route(ref)
  const tell = (contract: Parameters<typeof feed.envelopeOf>[0], data: object) =>
    feed.deliver(feed.envelopeOf(contract, { ...data, ...ref } as never))
  await tell(decisionRecorded, decisionRecorded.example)
  await tell(presaInCaricoOpened, presaInCaricoOpened.example)
  await tell(caseManagerConfirmed, caseManagerConfirmed.example)
  await tell(housingRequested, housingRequested.example)
  return ref
}

test('a case says what the feed has told of it: ids, states, dates, and no decision fact', async () => {
  const ref = await admitted()
  const answer = await feed.http.inject(`/cases/${ref.referralId}`)
  expect(answer.json()).toMatchObject({
    referralNumber: ref.referralNumber,
    state: 'routed',
    decision: { decision: 'admit' },
    caseManagers: [{ role: 'case-manager', state: 'confirmed' }],
    presaInCarico: { state: 'open', closedAt: null },
    housingRequest: { state: 'open' },
    housingOffer: null,
    equipe: null,
  })
  expect(answer.body).not.toMatch(/urgency|U2|facts|reason|member|need/)
})

test('every reading is on record, with who read what and when', async () => {
  const ref = await admitted()
  await feed.http.inject(`/cases/${ref.referralId}`)
  await feed.http.inject('/cases?limit=10')
  const rows = await feed.db.selectFrom('access_audit').selectAll().orderBy('audit_id').execute()
  expect(rows).toMatchObject([
    {
      actor_id: feed.me().personId,
      subject_kind: 'case',
      subject_id: ref.referralId,
      household_id: ref.householdId,
    },
    { actor_id: feed.me().personId, subject_kind: 'cases', subject_id: '1' },
  ])
})

test('a case of another territory is not there for a client, and leaves no trace of having been', async () => {
  const ref = await feed.submit({ territory: 'MO' })
  const answer = await feed.http.inject(`/cases/${ref.referralId}`)
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'case-unknown'])
  expect((await feed.http.inject('/cases')).json().items).toEqual([])
  expect((await feed.http.inject(`/cases/${feed.newId()}`)).json().code).toBe('case-unknown')
})

test('cases are listed page by page, and those changed since an instant alone', async () => {
  const refs = []
  for (let i = 0; i < 5; i++) {
    feed.clock.advance(60_000)
    refs.push(await feed.submit())
  }
  const seen: string[] = []
  for (let query = 'limit=2'; query !== ''; ) {
    const page = (await feed.http.inject(`/cases?${query}`)).json()
    seen.push(...page.items.map((item: { referralId: string }) => item.referralId))
    query = page.next ? `limit=2&cursor=${page.next}` : ''
  }
  expect(seen).toEqual(refs.map(({ referralId }) => referralId))
  const since = new Date(feed.clock.now().getTime() - 90_000).toISOString()
  expect((await feed.http.inject(`/cases?updatedSince=${since}`)).json().items).toHaveLength(2)
})

test('the schema of every event type is served where its dataschema says', async () => {
  const { items } = (await feed.http.inject('/schemas')).json() as {
    items: { type: string; schema: string }[]
  }
  expect(items.length).toBeGreaterThan(35)
  for (const { type, schema } of items) {
    const answer = await feed.http.inject(new URL(schema).pathname)
    expect(answer.headers['content-type'], type).toBe('application/schema+json')
    expect(answer.json()).toMatchObject({ $id: schema, title: type, type: 'object' })
  }
  expect((await feed.http.inject('/schemas/it.intarsi.nothing.v1')).statusCode).toBe(404)
})
