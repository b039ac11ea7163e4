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

async function openRequest(territory: 'RE' | 'MO' = 'RE') {
  const ref = { ...refOf(on.newId), territory }
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: facts() })
  const [request] = await requestsOf(on, ref.householdId)
  return request?.request_id ?? ''
}

test('another place than the one proposed is offered with a reason only, and the ledger shows it', async () => {
  const requestId = await openRequest()
  const [near, far] = [await addPlace(on), await addPlace(on, { municipality: '035001', kind: 'cohousing' })]
  await send('POST', '/matching-runs', { territory: 'RE' })
  const { body } = await send('GET', `/housing-requests/${requestId}`)
  expect(body).toMatchObject({ state: 'proposed', proposal: { placeId: near } })
  expect((await send('POST', '/offers', { requestId, placeId: far })).body).toMatchObject({
    code: 'override-reason-required',
    proposedPlaceId: near,
  })
  const override = { reason: 'household-asked', remark: 'The sister lives next door.' }
  expect((await send('POST', '/offers', { requestId, placeId: far, override })).status).toBe(201)
  expect((await send('GET', '/overrides')).body.items).toMatchObject([
    { kind: 'other-place', proposedPlaceId: near, chosenPlaceId: far, ...override, madeBy: actor.personId },
  ])
})

test('a household says which places it would rather have, and that decides between equal ones', async () => {
  const requestId = await openRequest()
  const [, second] = [await addPlace(on), await addPlace(on)]
  await send('PUT', `/housing-requests/${requestId}/ranking`, { placeIds: [second] })
  await send('POST', '/matching-runs', { territory: 'RE' })
  const { body } = await send('GET', `/housing-requests/${requestId}`)
  expect(body).toMatchObject({ rankedPlaceIds: [second], proposal: { placeId: second } })
})

test('who needs a place for longer than it may stay there is not proposed it, and the reason says so', async () => {
  actor = actorWith('housing-manager', 'MO')
  const requestId = await openRequest('MO')
  await addPlace(on, { territory: 'MO', municipality: '036023', stayLimitMonths: 6 })
  const matchedFor = async (months: number) => {
    await send('PUT', `/housing-requests/${requestId}/stay`, { months })
    on.clock.advance(60_000)
    await send('POST', '/matching-runs', { territory: 'MO' })
    return (await send('GET', `/housing-requests/${requestId}`)).body
  }
  expect(await matchedFor(12)).toMatchObject({
    stayMonths: 12,
    proposal: null,
    reasons: [{ code: 'stay-limit' }],
  })
  expect(await matchedFor(6)).toMatchObject({ stayMonths: 6, proposal: { points: expect.any(Array) } })
})

test('landlords and intermediaries are read by who manages places only, and each reading is recorded', async () => {
  const contact = { territory: 'RE', kind: 'landlord', name: 'Tarassaco Ortensia', phone: '0522 000000' }
  const made = (await send('POST', '/contacts', contact)).body
  const placeId = await addPlace(on)
  const url = `/places/${placeId}/contacts`
  expect((await send('PUT', url, { contactIds: [on.newId()] })).body.code).toBe('contact-unknown')
  expect((await send('PUT', url, { contactIds: [made.contactId] })).body.contacts).toMatchObject([contact])
  const { territory: _fixed, ...corrected } = { ...contact, phone: '0522 000001' }
  expect(
    (await send('PUT', `/contacts/${made.contactId}`, corrected, { ifMatch: '"1"' })).body,
  ).toMatchObject({
    version: 2,
  })
  expect((await send('GET', url)).body.contacts).toMatchObject([{ phone: '0522 000001' }])
  expect((await send('GET', '/contacts')).body.items).toHaveLength(1)
  const own = `/contacts/${made.contactId}`
  expect(await send('GET', own)).toMatchObject({
    body: { ...contact, ...corrected },
    headers: { etag: '"2"' },
  })
  expect((await send('GET', `/contacts/${on.newId()}`)).status).toBe(404)
  const reads = await on.db
    .withTables<{ access_audit: { subject_kind: string; subject_id: string } }>()
    .selectFrom('access_audit')
    .select(['subject_kind', 'subject_id'])
    .execute()
  const read = reads.filter(({ subject_kind: kind }) => kind === 'contact').map((one) => one.subject_id)
  expect(read.sort()).toEqual([placeId, '1', made.contactId].sort())
  actor = actorWith('case-manager', 'RE')
  for (const address of [url, own]) expect((await send('GET', address)).status).toBe(403)
  actor = actorWith('housing-manager', 'MO')
  expect((await send('GET', own)).status).toBe(403)
})

test('a budget is stated, promised from, and listed with what is left', async () => {
  const requestId = await openRequest()
  const support = { requestId, kind: 'rent-contribution', monthlyCents: 20_000, months: 6 }
  expect((await send('POST', '/economic-supports', support)).body.code).toBe('no-budget')
  await send('PUT', '/support-budgets/RE/2026', { amountCents: 150_000 })
  const granted = await send('POST', '/economic-supports', support)
  expect(granted).toMatchObject({ status: 201, body: { amountCents: 120_000, state: 'granted' } })
  expect((await send('POST', '/economic-supports', support)).body).toMatchObject({
    code: 'budget-exceeded',
    leftCents: 30_000,
  })
  const url = `/economic-supports/${granted.body.grantId}/end`
  await send('POST', url, { paidCents: 40_000, reason: 'moved-away' })
  expect((await send('GET', '/support-budgets')).body.budgets).toMatchObject([
    { year: 2026, committedCents: 40_000, leftCents: 110_000 },
  ])
  expect((await send('GET', '/economic-supports')).body.items).toMatchObject([{ state: 'ended' }])
  expect((await send('PUT', '/support-budgets/MO/2026', { amountCents: 1 })).status).toBe(403)
})

test('the next version of a text is published by who manages places, and visits to come are listed', async () => {
  const text = { territory: 'RE', kind: 'house-rules', it: 'Le regole della casa, riviste con tutti.' }
  expect((await send('POST', '/agreement-texts', text)).body).toMatchObject({ version: 2 })
  const { texts } = (await send('GET', '/agreement-texts?territory=RE')).body
  expect(texts.map(({ version }: { version: number }) => version)).toEqual([1, 2])
  expect((await send('GET', '/visits')).body.items).toEqual([])
})
