import type { Actor } from '@intarsi/access'
import { presaInCaricoOpened } from '@intarsi/contracts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actorWith } from '../../test/actors.ts'
import { addPlace, facts, refOf, requestsOf, type TestHousing } from '../../test/housing.ts'
import { startOverHttp } from '../../test/over-http.ts'
import { toMatchRequest } from '../requests/to-match-request.ts'
import { sealOf } from './ledger-routes.ts'

let housing: Awaited<ReturnType<typeof startOverHttp>>
let on: TestHousing
let send: typeof housing.send
let actor: Actor

beforeAll(async () => {
  housing = await startOverHttp(() => actor)
  ;({ on, send } = housing)
})
beforeEach(() => {
  actor = actorWith('coordinator', 'RE')
})
afterAll(() => housing.close())

async function household(nationality?: string) {
  const ref = refOf(on.newId)
  const plain = facts()
  const members = plain.members.map((member) => ({ ...member, ...(nationality ? { nationality } : {}) }))
  await on.deliver(presaInCaricoOpened, {
    ...presaInCaricoOpened.example,
    ...ref,
    facts: { ...plain, members },
  })
  const [row] = await requestsOf(on, ref.householdId)
  if (!row) throw new Error('no request')
  return row
}

test('lots are sealed by the run before, an auditor solves a run again, and the ledger shows overrides', async () => {
  const rows = [await household(), await household()]
  const [near, far] = [await addPlace(on), await addPlace(on, { municipality: '035001' })]
  const { body: first } = await send('POST', '/matching-runs', { territory: 'RE' })
  on.clock.advance(60_000)
  const { body: second } = await send('POST', '/matching-runs', { territory: 'RE' })
  const ledgers = [
    (await send('GET', `/matching-runs/${first.runId}/ledger`)).body,
    (await send('GET', `/matching-runs/${second.runId}/ledger`)).body,
  ]
  expect(ledgers[1].seal).toBe(ledgers[0].nextSeal)
  expect(sealOf(ledgers[1].seed)).toBe(ledgers[1].seal)
  expect(ledgers[1]).toMatchObject({ price: { people: 4, mostPeople: 4 }, overrides: [] })
  expect((await send('POST', `/matching-runs/${second.runId}/replay`)).status).toBe(403)
  const [result] = second.results
  const other = result.placeId === near ? far : near
  const override = { reason: 'household-asked', remark: 'It wishes to live near its sister.' }
  const offered = await send('POST', '/offers', { requestId: result.requestId, placeId: other, override })
  expect(offered).toMatchObject({ status: 201 })
  const ledger = await send('GET', `/matching-runs/${second.runId}/ledger`)
  expect(ledger.body.overrides).toMatchObject([{ proposedPlaceId: result.placeId, chosenPlaceId: other }])
  actor = actorWith('auditor', 'RE')
  // What was offered meanwhile changes nothing: the run is solved from its own question.
  expect((await send('POST', `/matching-runs/${second.runId}/replay`)).body).toMatchObject({
    same: true,
    placed: 2,
  })
  expect(rows).toHaveLength(2)
})

test('why and why not, place by place, for a household that waits', async () => {
  const row = await household()
  const small = await addPlace(on, { beds: 1, cots: 0 })
  const { body } = await send('GET', `/housing-requests/${row.request_id}/places`)
  const own = body.places.find(({ placeId }: { placeId: string }) => placeId === small)
  expect(own.reasons).toMatchObject([{ code: 'beds', text: { it: 'letti insufficienti' } }])
})

test('nationality is no input: whatever somebody writes there, nothing of it is kept or matched', async () => {
  const [plain, one, other] = [await household(), await household('SYR'), await household('UKR')]
  const asMatched = (row: typeof plain) => {
    const { id: _id, ...rest } = toMatchRequest(row, [], on.clock.now())
    return JSON.stringify(rest)
  }
  expect(asMatched(one)).toBe(asMatched(plain))
  expect(asMatched(other)).toBe(asMatched(plain))
  const { tables } = await columns()
  expect(tables.filter((name) => /^nation|_nation|citizen|ethnic|birth/.test(name))).toEqual([])
})

async function columns() {
  const rows = await on.db
    .withTables<{ 'information_schema.columns': { column_name: string; table_schema: string } }>()
    .selectFrom('information_schema.columns')
    .select('column_name')
    .where('table_schema', '=', 'public')
    .execute()
  return { tables: rows.map(({ column_name: name }) => name) }
}

test('what matching counts in a territory is published, with the reserve it keeps', async () => {
  expect((await send('GET', '/matching-policies/RE')).body).toMatchObject({
    urgentReserve: 1,
    reserveLeft: -1,
  })
  await addPlace(on, { reserveForUrgent: true })
  expect((await send('GET', '/matching-policies/RE')).body).toMatchObject({ reserveLeft: 0 })
})
