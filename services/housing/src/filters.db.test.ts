import type { Actor } from '@intarsi/access'
import { presaInCaricoOpened } from '@intarsi/contracts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actorWith } from '../test/actors.ts'
import { addPlace, facts, refOf, requestsOf, type TestHousing } from '../test/housing.ts'
import { startOverHttp } from '../test/over-http.ts'

let housing: Awaited<ReturnType<typeof startOverHttp>>
let on: TestHousing
let send: typeof housing.send
let actor: Actor

beforeAll(async () => {
  housing = await startOverHttp(() => actor)
  ;({ on, send } = housing)
})
beforeEach(() => {
  actor = actorWith('housing-manager', 'RE')
})
afterAll(() => housing.close())

/** The ids of a list, asked for one a page. */
async function idsOf(list: string, id: string, query = ''): Promise<unknown[]> {
  const found: unknown[] = []
  const first = `${list}?limit=1&${query}`
  for (let address: string | null = first; address !== null; ) {
    const { status, body } = await send('GET', address)
    expect(status).toBe(200)
    found.push(...body.items.map((item: Record<string, unknown>) => item[id]))
    address = body.next === null ? null : `${first}&cursor=${body.next}`
  }
  return found
}

async function openRequest() {
  const ref = refOf(on.newId)
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: facts() })
  const [request] = await requestsOf(on, ref.householdId)
  if (!request) throw new Error('no request')
  return request
}

test('contacts are read by what they are, and by the municipality of the places they have to do with', async () => {
  const add = async (kind: string, municipality?: string) => {
    on.clock.advance(1000)
    const { body } = await send('POST', '/contacts', { territory: 'RE', kind, name: 'Somebody' })
    const contactIds = [body.contactId]
    if (municipality)
      await send('PUT', `/places/${await addPlace(on, { municipality })}/contacts`, { contactIds })
    return body.contactId as string
  }
  const [owner, agent, far, idle] = [
    await add('landlord', '035033'),
    await add('intermediary', '035033'),
    await add('landlord', '035001'),
    await add('landlord'),
  ]
  const read = (query?: string) => idsOf('/contacts', 'contactId', query)
  expect(await read()).toEqual([owner, agent, far, idle])
  expect(await read('kind=landlord')).toEqual([owner, far, idle])
  expect(await read('municipality=035033')).toEqual([owner, agent])
  expect(await read('municipality=035033&kind=landlord')).toEqual([owner])
  expect(await read('municipality=035002')).toEqual([])
  expect((await send('GET', '/contacts?municipality=nowhere')).status).toBe(400)
  actor = actorWith('case-manager', 'RE')
  expect((await send('GET', '/contacts?kind=landlord')).status).toBe(403)
})

test('runs are read by proof and by day as days are in Rome', async () => {
  const run = async (at: string, status: 'optimal' | 'time-limit') => {
    const { body } = await send('POST', '/matching-runs', { territory: 'RE' })
    const certificate = JSON.stringify({ ...body.certificate, status })
    await on.db
      .updateTable('matching_run')
      .set({ ran_at: new Date(at), certificate })
      .where('run_id', '=', body.runId)
      .execute()
    return body.runId as string
  }
  await openRequest()
  // Half past midnight in Rome is the day before in UTC.
  const [first, second, third] = [
    await run('2026-11-19T22:30:00.000Z', 'optimal'),
    await run('2026-11-19T23:30:00.000Z', 'time-limit'),
    await run('2026-11-21T22:30:00.000Z', 'optimal'),
  ]
  const read = (query?: string) => idsOf('/matching-runs', 'runId', query)
  expect(await read()).toEqual([third, second, first])
  expect(await read('status=optimal')).toEqual([third, first])
  expect(await read('from=2026-11-20')).toEqual([third, second])
  expect(await read('to=2026-11-19')).toEqual([first])
  expect(await read('from=2026-11-20&to=2026-11-21&status=time-limit')).toEqual([second])
  expect(await read('from=2026-11-22')).toEqual([])
  actor = actorWith('housing-manager', 'MO')
  expect(await read('status=optimal')).toEqual([])
  expect((await send('GET', '/matching-runs?territory=RE&status=optimal')).status).toBe(403)
})

test('the ledger is read by what was decided, why and when', async () => {
  const { request_id, household_id } = await openRequest()
  const write = async (kind: 'other-place' | 'entry-unsigned', reason: 'cannot-wait' | 'household-asked') => {
    on.clock.advance(86_400_000)
    const override_id = on.newId()
    const about = { override_id, kind, reason, request_id, household_id, territory_id: 'RE' } as const
    const made = { made_at: on.clock.now(), made_by: on.newId(), remark: 'As it wished.' }
    const places = { proposed_place_id: null, chosen_place_id: on.newId(), run_id: null }
    await on.db
      .insertInto('override')
      .values({ ...about, ...made, ...places })
      .execute()
    return override_id
  }
  const [first, second, third] = [
    await write('other-place', 'cannot-wait'),
    await write('entry-unsigned', 'cannot-wait'),
    await write('other-place', 'household-asked'),
  ]
  const read = (query?: string) => idsOf('/overrides', 'overrideId', query)
  expect(await read()).toEqual([third, second, first])
  expect(await read('kind=other-place')).toEqual([third, first])
  expect(await read('reason=cannot-wait')).toEqual([second, first])
  expect(await read('kind=other-place&reason=cannot-wait')).toEqual([first])
  expect(await read('from=2026-11-26&to=2026-11-26')).toEqual([second])
  actor = actorWith('housing-manager', 'MO')
  expect(await read('kind=other-place')).toEqual([])
})

test('support is read by what for, whether it runs, and the year of its budget', async () => {
  const { request_id: requestId } = await openRequest()
  for (const year of [2026, 2027])
    await send('PUT', `/support-budgets/RE/${year}`, { amountCents: 100_000_00 })
  const grant = async (kind: string, year = 2026) => {
    on.clock.advance(1000)
    const { body } = await send('POST', '/economic-supports', { requestId, kind, monthlyCents: 10_000 })
    await on.db.updateTable('support_grant').set({ year }).where('grant_id', '=', body.grantId).execute()
    return body.grantId as string
  }
  const [rent, moving, later] = [
    await grant('rent-contribution'),
    await grant('moving'),
    await grant('moving', 2027),
  ]
  await send('POST', `/economic-supports/${moving}/end`, { paidCents: 5000, reason: 'paid-out' })
  const read = (query?: string) => idsOf('/economic-supports', 'grantId', query)
  expect(await read()).toEqual([rent, moving, later])
  expect(await read('kind=moving')).toEqual([moving, later])
  expect(await read('state=granted')).toEqual([rent, later])
  expect(await read('year=2027')).toEqual([later])
  expect(await read('kind=moving&state=ended')).toEqual([moving])
  expect(await read('kind=deposit')).toEqual([])
  actor = actorWith('housing-manager', 'MO')
  expect(await read('kind=moving')).toEqual([])
})

test('contacts are found by a part of a name or of their body, a page at a time, in their territory alone', async () => {
  const add = async (name: string, organisation: string | null, territory = 'RE') =>
    (await send('POST', '/contacts', { territory, kind: 'landlord', name, organisation })).body.contactId
  const ginestra = await add('Bianca Ginestra', 'Agenzia Quercia')
  // Ids of one millisecond are in no order.
  const [first, second] = [ginestra, await add('Oreste Bosso', 'agenzia quercia')].sort()
  await add('Ada Salice', null)
  actor = actorWith('housing-manager', 'MO')
  await add('Bruno Pino', 'Agenzia Quercia', 'MO')
  actor = actorWith('housing-manager', 'RE')
  const find = async (body: object) =>
    (await send('POST', '/contact-searches', { territory: 'RE', ...body })).body
  const ids = (page: { items: { contactId: string }[] }) => page.items.map(({ contactId }) => contactId)
  const page = await find({ text: 'QUERCIA', limit: 1 })
  expect(ids(page)).toEqual([first])
  const rest = await find({ text: 'QUERCIA', limit: 1, cursor: page.next })
  expect([ids(rest), rest.next]).toEqual([[second], null])
  expect(ids(await find({ text: 'a gin' }))).toEqual([ginestra])
  expect(ids(await find({ text: '%' }))).toEqual([])
  expect((await find({})).items.length).toBeGreaterThanOrEqual(3)
  expect((await send('POST', '/contact-searches', { territory: 'MO', text: 'a' })).status).toBe(403)
})
