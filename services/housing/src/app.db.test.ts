import type { Actor } from '@intarsi/access'
import { presaInCaricoOpened } from '@intarsi/contracts'
import { listRoutes } from '@intarsi/http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actorWith } from '../test/actors.ts'
import { addPlace, facts, flat, refOf, requestsOf, type TestHousing } from '../test/housing.ts'
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

async function openRequest(over: Parameters<typeof refOf>[1] = {}) {
  const ref = refOf(on.newId, over)
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: facts() })
  const [request] = await requestsOf(on, ref.householdId)
  return { ref, requestId: request?.request_id ?? '' }
}

test('every route names an action and has a name of its own', () => {
  const routes = listRoutes(housing.http).filter(({ url }) =>
    /places|housing-requests|matching-runs|offers|placements|overrides|agreement|visits|support|contacts/.test(
      url,
    ),
  )
  expect(routes.length).toBeGreaterThan(35)
  expect(routes.filter(({ action }) => action === 'public')).toEqual([])
  expect(new Set(routes.map(({ operationId, method }) => `${method} ${operationId}`)).size).toBe(
    routes.length,
  )
})

test('a place is registered once per key, read with its version, and changed only from that version', async () => {
  const body = flat({ address: 'Via inventata 900', addressPrivate: true })
  const made = await send('POST', '/places', body, { key: 'the-same-key' })
  expect(made).toMatchObject({
    status: 201,
    body: { state: 'available', version: 1 },
    headers: { etag: '"1"' },
  })
  expect((await send('POST', '/places', body, { key: 'the-same-key' })).body.placeId).toBe(made.body.placeId)
  const url = `/places/${made.body.placeId}`
  expect((await send('PUT', url, flat({ beds: 6 }))).status).toBe(428)
  expect(await send('PUT', url, flat({ beds: 6 }), { ifMatch: '"1"' })).toMatchObject({
    status: 200,
    body: { beds: 6, version: 2 },
  })
  expect(await send('PUT', url, flat(), { ifMatch: '"1"' })).toMatchObject({
    status: 412,
    body: { code: 'stale-version' },
  })
})

test('a private address is read only by those who manage the place', async () => {
  const placeId = await addPlace(on, { address: 'Via inventata 901', addressPrivate: true })
  expect((await send('GET', `/places/${placeId}`)).body.address).toBe('Via inventata 901')
  actor = actorWith('case-manager', 'RE')
  expect((await send('GET', `/places/${placeId}`)).body.address).toBe(null)
  actor = actorWith('housing-manager', 'MO')
  expect((await send('GET', `/places/${placeId}`)).status).toBe(403)
})

test('a place that contradicts itself, or is not of this territory, is refused whole', async () => {
  const wrong = await send('POST', '/places', { ...flat(), rooms: 0, beds: -1, colour: 'red' })
  expect(wrong.status).toBe(400)
  expect(wrong.body.errors).toHaveLength(3)
  const crowded = flat({ rooms: 2, sharing: { maxHouseholds: 3, rules: [] } })
  expect(await send('POST', '/places', crowded)).toMatchObject({
    status: 400,
    body: { code: 'contradictory-place' },
  })
  expect((await send('POST', '/places', flat({ territory: 'MO' }))).status).toBe(403)
})

test('places are listed page by page, those of the reader only', async () => {
  await addPlace(on, { territory: 'MO' })
  const first = await send('GET', '/places?limit=1')
  const second = await send('GET', `/places?limit=1&cursor=${first.body.next}`)
  expect(first.body.items[0].placeId).not.toBe(second.body.items[0].placeId)
  const all = await send('GET', '/places?limit=200')
  expect(new Set(all.body.items.map((place: { territory: string }) => place.territory))).toEqual(
    new Set(['RE']),
  )
  expect((await send('GET', '/places?territory=MO')).status).toBe(403)
})

test('a place is blocked, put back and retired, and not retired while somebody holds it', async () => {
  const url = `/places/${await addPlace(on)}`
  const block = { until: '2027-01-01', reason: 'maintenance' }
  expect((await send('POST', `${url}/block`, block, { ifMatch: '"1"' })).body.state).toBe('blocked')
  expect((await send('POST', `${url}/unblock`, undefined, { ifMatch: '"2"' })).body.state).toBe('available')
  expect((await send('POST', `${url}/retire`, undefined, { ifMatch: '"3"' })).body.state).toBe('retired')
  expect((await send('POST', `${url}/unblock`, undefined, { ifMatch: '"4"' })).body.code).toBe(
    'place-retired',
  )
})

test('a run proposes, a person offers, the household answers and moves in', async () => {
  const { requestId, ref } = await openRequest()
  const dry = await send('POST', '/matching-runs', { territory: 'RE', dryRun: true })
  expect(dry).toMatchObject({
    status: 200,
    body: { runId: null, certificate: { status: 'optimal', gap: 0 } },
  })
  const run = await send('POST', '/matching-runs', { territory: 'RE' })
  expect(run.status).toBe(201)
  const { proposal } = (await send('GET', `/housing-requests/${requestId}`)).body
  expect(proposal.runId).toBe(run.body.runId)
  const offer = await send('POST', '/offers', { requestId, placeId: proposal.placeId })
  expect(offer).toMatchObject({ status: 201, body: { state: 'open', answerBy: '2026-11-27T16:00:00.000Z' } })
  const answer = await send('POST', `/offers/${offer.body.offerId}/answer`, { answer: 'accepted' })
  expect(answer).toMatchObject({ status: 200, body: { state: 'accepted', side: 'household' } })
  const [placement] = (await send('GET', '/placements')).body.items
  expect(placement).toMatchObject({ householdId: ref.householdId, state: 'agreed' })
  const inState = async (state: string) => (await send('GET', `/placements?state=${state}`)).body.items
  expect(await inState('agreed')).toEqual([placement])
  expect(await inState('ended')).toEqual([])
  const url = `/placements/${placement.placementId}`
  const entry = { enteredOn: '2026-11-24' }
  expect((await send('POST', `${url}/entry`, entry)).body).toMatchObject({
    code: 'agreements-unsigned',
    missing: ['hosting-agreement', 'house-rules'],
  })
  const { texts } = (await send('GET', '/agreement-texts?territory=RE')).body
  for (const { kind, version } of texts)
    await send('POST', `${url}/agreements`, { kind, version, signedOn: '2026-11-24', explainedIn: 'tir' })
  expect(await send('POST', `${url}/entry`, entry)).toMatchObject({
    status: 200,
    body: { state: 'entered', enteredOn: '2026-11-24', unsigned: [], visits: [{ dueOn: '2026-12-08' }] },
  })
  const visits = async (until: string) => (await send('GET', `/visits?dueUntil=${until}`)).body.items
  expect(await visits('2026-12-07')).toEqual([])
  expect(await visits('2026-12-08')).toMatchObject([
    { placementId: placement.placementId, placeId: proposal.placeId, householdId: ref.householdId },
  ])
})

test('a run reads back with the reasons in Italian and English', async () => {
  const ref = refOf(on.newId, { territory: 'PC' })
  const about = facts({ housing: { ...facts().housing, rooms: 9 } as never })
  await on.deliver(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref, facts: about })
  await addPlace(on, { territory: 'PC', municipality: '033032' })
  actor = actorWith('coordinator', 'PC')
  const { body } = await send('POST', '/matching-runs', { territory: 'PC' })
  const read = await send('GET', `/matching-runs/${body.runId}`)
  expect(read.body.results).toEqual(body.results)
  expect(read.body.results[0].reasons).toMatchObject([
    {
      code: 'rooms',
      places: 1,
      text: { it: 'stanze insufficienti: 1 alloggio', en: 'not enough rooms: 1 place' },
    },
  ])
  expect((await send('GET', '/matching-runs')).body.items).toHaveLength(1)
  const waiting = await send('GET', '/housing-requests?state=no-place')
  expect(waiting.body.items).toMatchObject([{ householdId: ref.householdId, reasons: [{ code: 'rooms' }] }])
})

test("the confirmed case manager answers an offer; somebody else's does not, and reasons are from the list", async () => {
  const { requestId, ref } = await openRequest()
  const placeId = await addPlace(on)
  const { offerId } = (await send('POST', '/offers', { requestId, placeId })).body
  const url = `/offers/${offerId}/answer`
  actor = actorWith('case-manager', 'RE')
  expect((await send('POST', url, { answer: 'accepted' })).status).toBe(403)
  actor = actorWith('case-manager', 'RE', presaInCaricoOpened.example.caseManagerId)
  const openOffer = async () => (await send('GET', `/housing-requests/${requestId}`)).body.openOfferId
  expect(await openOffer()).toBe(offerId)
  expect((await send('POST', url, { answer: 'refused', reason: 'nationality' })).status).toBe(400)
  const refused = await send('POST', url, { answer: 'refused', reason: 'too-small' })
  expect(refused).toMatchObject({
    status: 200,
    body: { state: 'refused', reason: 'too-small', side: 'household' },
  })
  expect(await openOffer()).toBeNull()
  expect((await send('POST', url, { answer: 'accepted' })).body.code).toBe('offer-closed')
  expect((await send('GET', `/offers/${offerId}`)).body.householdId).toBe(ref.householdId)
})

test('an offer is withdrawn by whoever made it, and the place is blocked until the day stated', async () => {
  const { requestId } = await openRequest()
  const placeId = await addPlace(on)
  const { offerId } = (await send('POST', '/offers', { requestId, placeId })).body
  const withdrawn = { reason: 'landlord-withdrew', blockedUntil: '2027-02-01' }
  expect((await send('POST', `/offers/${offerId}/withdraw`, withdrawn)).body).toMatchObject({
    state: 'withdrawn',
    side: 'provider',
  })
  expect((await send('GET', `/places/${placeId}`)).body).toMatchObject({
    state: 'blocked',
    blockedUntil: '2027-02-01',
  })
})

test.each(['/places/', '/housing-requests/', '/matching-runs/', '/offers/'])(
  '%s answers 404 for what is not there',
  async (url) => {
    expect((await send('GET', url + on.newId())).status).toBe(404)
  },
)

test('places are shown with who holds them over time: an offer, the stay after it, a block, and only what is free', async () => {
  const placeId = await addPlace(on, { stayLimitMonths: 12 })
  const { requestId, ref } = await openRequest()
  const shown = async (more = '') => {
    const { body } = await send('GET', `/place-occupancy?since=2026-08-01&placeId=${placeId}${more}`)
    return body.items.map((item: { periods: object[] }) => item.periods)
  }
  expect(await shown('&free=true')).toEqual([[]])
  const { body: offer } = await send('POST', '/offers', { requestId, placeId })
  const about = { requestId, householdId: ref.householdId, referralNumber: ref.referralNumber }
  expect(await shown()).toEqual([[expect.objectContaining({ ...about, kind: 'offer', from: '2026-11-24' })]])
  await send('POST', `/offers/${offer.offerId}/answer`, { answer: 'accepted' })
  expect(await shown()).toMatchObject([[{ kind: 'agreed', until: null, over: false }]])
  await on.db
    .updateTable('placement')
    .set({ state: 'entered', entered_on: '2026-11-20', stay_until: '2027-11-20' })
    .where('request_id', '=', requestId)
    .execute()
  expect(await shown()).toMatchObject([[{ kind: 'stay', from: '2026-11-20', until: '2027-11-20' }]])
  expect(await shown('&free=true')).toEqual([])
  await on.db
    .updateTable('place')
    .set({ blocked_until: '2026-12-24', blocked_reason: 'maintenance' })
    .where('place_id', '=', placeId)
    .execute()
  expect(await shown()).toMatchObject([[{ kind: 'stay' }, { kind: 'blocked', until: '2026-12-24' }]])
})

test('a run is reviewed page by page, what got a place apart from what got none', async () => {
  const territory = 'PR'
  actor = actorWith('housing-manager', territory)
  await addPlace(on, { territory, beds: 4 })
  for (const _ of [1, 2, 3]) await openRequest({ territory })
  const { body: run } = await send('POST', '/matching-runs', { territory })
  const results = async (query: string) =>
    (await send('GET', `/matching-runs/${run.runId}/results?${query}`)).body
  const placed = await results('placed=true')
  expect(placed.items).toMatchObject([{ placeName: 'Alloggio di prova', requestState: 'proposed' }])
  const left = await results('placed=false&limit=1')
  expect(left.items).toHaveLength(1)
  expect(left.items[0].reasons[0].text.it).not.toBe('')
  const rest = await results(`placed=false&limit=1&cursor=${left.next}`)
  expect(rest.next).toBeNull()
  expect(rest.items[0].requestId).not.toBe(left.items[0].requestId)
  actor = actorWith('housing-manager', 'RE')
  expect((await send('GET', `/matching-runs/${run.runId}/results`)).status).toBe(403)
})
