import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type Caller, type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { pagesOf } from '../../test/pages-of.ts'
import { person } from '../../test/scene.ts'
import type { BoardColumn } from './board.ts'
import { tableIdOf } from './ensure-tables.ts'
import { prepareTables } from './prepare-tables.ts'

type Card = {
  referralId: string
  mayRead: boolean
  urgency: string
  state: string
  decision: { kind: string } | null
}
type Column = { column: BoardColumn; count: number; items: Card[]; next: string | null }

const facts = { receptionKind: 'fami-flat' } as const
let scene: HttpScene
let board: string
const open = (change = {}) => scene.submit({ territory: 'PR', facts, ...change })
const coordinator = () => scene.as('pr-coordinator')

async function columns(query = ''): Promise<Record<BoardColumn, Column>> {
  return columnsOf(coordinator(), `${board}${query}`)
}

async function columnsOf(caller: Caller, url: string): Promise<Record<BoardColumn, Column>> {
  const { body, status } = await caller.get(url)
  expect(status).toBe(200)
  const found = body.columns as Column[]
  return Object.fromEntries(found.map((one) => [one.column, one])) as Record<BoardColumn, Column>
}

beforeAll(async () => {
  scene = await openHttpScene()
  await prepareTables(scene)
  const { body } = await coordinator().get('/tables?territory=PR')
  const tables = body.items as { tableId: string; function: string }[]
  board = `/tables/${tables.find((one) => one.function === 'take-charge')?.tableId}/board`
})
afterAll(() => scene.close())

test('a referral stands in one column, and moves with its state: to read, waiting, ready, decided', async () => {
  const { referralId } = await open()
  const at = async () => {
    const all = Object.values(await columns())
    return all
      .filter(({ items }) => items.some((card) => card.referralId === referralId))
      .map((one) => one.column)
  }
  const run = async (path: string, body?: object) => {
    const { row } = await scene.referral(referralId)
    const done = await coordinator().post(`/referrals/${referralId}/${path}`, body, { version: row.version })
    expect(done.status).toBe(200)
  }
  expect(await at()).toEqual(['to-read'])
  await run('opening')
  expect(await at()).toEqual(['to-read'])
  await run('questions', { fields: ['schooling'] })
  expect(await at()).toEqual(['waiting'])
  await scene.unitOfWork(({ trx }) =>
    trx
      .updateTable('referral')
      .set({ state: 'under-review' })
      .where('referral_id', '=', referralId)
      .execute(),
  )
  await run('completion', { notKnown: [] })
  expect(await at()).toEqual(['ready'])
  await decideOn(scene, referralId, { kind: 'admit' })
  expect(await at()).toEqual(['decided'])
  const { decided } = await columns()
  expect(decided.items[0]?.decision?.kind).toBe('admit')
  scene.clock.advance(61 * 86_400_000)
  expect(await at()).toEqual([])
})

test('urgent comes first, and a column is read page by page without losing or repeating anybody', async () => {
  const sent: { referralId: string }[] = []
  for (const urgency of ['U3', 'U1', 'U2', 'U0'] as const) sent.push(await open({ urgency }))
  const seen: Card[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Column = (await columns(`?column=to-read&limit=2${next ? `&cursor=${next}` : ''}`))['to-read']
    seen.push(...page.items)
    next = page.next
  }
  const mine = seen.filter((card) => sent.some(({ referralId }) => referralId === card.referralId))
  expect(mine.map(({ urgency }) => urgency)).toEqual(['U0', 'U1', 'U2', 'U3'])
  expect(new Set(seen.map((card) => card.referralId)).size).toBe(seen.length)
  expect((await columns())['to-read'].count).toBe(seen.length)
  const { 'to-read': urgent } = await columns('?urgency=U1')
  const wanted = seen.filter(({ urgency }) => urgency === 'U1').map(({ referralId }) => referralId)
  expect(wanted).toContain(sent[1]?.referralId)
  expect(urgent.items.map(({ referralId }) => referralId)).toEqual(wanted)
  expect(urgent.count).toBe(wanted.length)
})

test('a table that decides on what another reads has it on its board too, from reading to decision (FE-02, FE-04)', async () => {
  const ferrara = scene.as('fe-coordinator')
  const { body } = await ferrara.get('/tables?territory=FE')
  const tables = body.items as { tableId: string; function: string }[]
  const boardOf = async (does: string, query = '') =>
    columnsOf(ferrara, `/tables/${tables.find((one) => one.function === does)?.tableId}/board${query}`)
  const ready = { territory: 'FE', facts: { receptionKind: 'fami-flat' } } as const
  const sent = [await scene.submit(ready), await scene.submit({ ...ready, urgency: 'U1' })]
  const ids = sent.map(({ referralId }) => referralId)
  for (const does of ['take-charge', 'individual-project']) {
    const { 'to-read': toRead } = await boardOf(does)
    expect(toRead.items.map((card) => card.referralId)).toEqual([...ids].reverse())
    expect(toRead.count).toBe(2)
    const { 'to-read': first } = await boardOf(does, '?column=to-read&limit=1')
    const { 'to-read': second } = await boardOf(does, `?column=to-read&limit=1&cursor=${first.next}`)
    expect([second.items[0]?.referralId, second.next]).toEqual([ids[0], null])
  }
  await decideOn(scene, ids[0] ?? '', { kind: 'admit' })
  for (const does of ['take-charge', 'individual-project']) {
    const { 'to-read': toRead, decided } = await boardOf(does)
    expect([toRead.count, decided.count]).toEqual([1, 1])
    expect(decided.items.map((card) => card.referralId)).toEqual([ids[0]])
  }
  const ofUrgency = async (level: string) => (await boardOf('take-charge', `?urgency=${level}`)).decided.count
  const decidedAs = (await scene.referral(ids[0] ?? '')).row.urgency
  expect([await ofUrgency(decidedAs), await ofUrgency('U0')]).toEqual([1, 0])
  const { 'to-read': elsewhere } = await boardOf('project-coordination')
  expect(elsewhere.count).toBe(0)
})

test('who does not sit at the table does not read its board', async () => {
  expect((await scene.as('pr-sender').get(board)).status).toBe(403)
  expect((await scene.as('re-coordinator').get(board)).status).toBe(403)
})

test("of Cesena's network the members read how many, and who leads it which (CE-03)", async () => {
  const { referralId } = await scene.submit({ territory: 'CE', facts })
  const network = `/tables/${tableIdOf('CE', 'rete-mediazione')}/board`
  const { 'to-read': led } = await columnsOf(scene.as('ce-coordinator'), network)
  expect(led.items.map((card) => card.referralId)).toEqual([referralId])
  for (const query of ['', '?column=to-read']) {
    const { 'to-read': sat } = await columnsOf(scene.as('ce-social-worker-2'), `${network}${query}`)
    expect(sat).toEqual({ column: 'to-read', count: 1, items: [], next: null })
  }
})

test('a table says who chairs it and who sits at it today', async () => {
  const { body } = await coordinator().get(board.replace(/\/board$/, ''))
  expect(body).toMatchObject({ territory: 'PR', function: 'take-charge', withoutNames: false })
  const members = body.members as { personId: string; role: string }[]
  const seats = members.map(({ personId, role }) => `${personId} ${role}`)
  expect(seats.length).toBeGreaterThan(0)
  expect(new Set(seats).size).toBe(seats.length)
  expect(body.chairId).not.toBeNull()
})

test('a member opens the file of what they prepare, and of the rest reads what is on the board and the agenda', async () => {
  const [prepared, other] = [await open(), await open()]
  const member = 'pr-legal'
  const seated = await coordinator().get(board.replace(/\/board$/, ''))
  expect(seated.body.members).toContainEqual(expect.objectContaining({ personId: person(member) }))
  await prepares(prepared, member)
  await prepares(other, 'pr-coordinator')
  const readable = async (key: string) => {
    const { body } = await scene.as(key).get(`${board}?column=to-read`)
    const [column] = body.columns as Column[]
    return column?.items.filter(({ mayRead }) => mayRead).map(({ referralId }) => referralId)
  }
  expect(await readable(member)).toEqual([prepared.referralId])
  expect(await readable('pr-coordinator')).toEqual(
    expect.arrayContaining([prepared.referralId, other.referralId]),
  )
  for (const { referralId } of [prepared, other]) {
    const opened = await scene.as(member).get(`/referrals/${referralId}`)
    expect(opened.status).toBe(referralId === prepared.referralId ? 200 : 403)
  }
  const listed = await itemsOf(member)
  expect(listed.get(prepared.referralId)).toBe(true)
  expect(listed.get(other.referralId)).toBe(false)
})

const prepares = ({ referralId }: { referralId: string }, key: string) =>
  scene.db
    .updateTable('referral')
    .set({ preparer_id: person(key), asked_first_id: null })
    .where('referral_id', '=', referralId)
    .execute()

/** By referral on the coming agendas and without a date: whether the asker may open it. */
async function itemsOf(key: string): Promise<Map<string, boolean>> {
  type Item = { referral: { referralId: string; mayRead: boolean } | null }
  const { body } = await scene.as(key).get(`${board.replace(/board$/, 'agenda')}?meetings=4`)
  const { meetings, withoutDate } = body as { meetings: { items: Item[] }[]; withoutDate: Item[] }
  const items = [...meetings.flatMap((one) => one.items), ...withoutDate]
  return new Map(items.flatMap(({ referral }) => (referral ? [[referral.referralId, referral.mayRead]] : [])))
}

test('what waits for a meeting is read page by page; the calendar of a table has what is over apart', async () => {
  const table = board.replace(/\/board$/, '')
  for (const subject of ['Le ferie di agosto', 'Il calendario'])
    expect((await coordinator().post(`${table}/agenda-items`, { kind: 'topic', subject })).status).toBe(201)
  await open()
  await scene.db
    .updateTable('agenda_item')
    .set({ meeting_id: null, counted: false })
    .where('state', 'in', ['planned', 'on-agenda'])
    .execute()
  const undated = (kind = '') => pagesOf<{ kind: string }>(coordinator(), `${table}/undated-items${kind}`)
  const all = await undated()
  const topics = await undated('?kind=topic')
  expect(topics.map(({ kind }) => kind)).toEqual(['topic', 'topic'])
  expect(topics).toEqual(all.filter(({ kind }) => kind === 'topic'))
  expect(all.length).toBeGreaterThan(topics.length)
  expect(await undated('?kind=closing')).toEqual([])
  const coming = await coordinator().get(`${table}/meetings?when=coming&limit=1`)
  const [first] = coming.body.items as { startsAt: string }[]
  const second = await coordinator().get(`${table}/meetings?when=coming&limit=1&cursor=${coming.body.next}`)
  const [later] = second.body.items as { startsAt: string }[]
  expect([later?.startsAt, first?.startsAt].sort()).toEqual([first?.startsAt, later?.startsAt])
  expect((await coordinator().get(`${table}/meetings?when=past`)).body.items).toEqual([])
})

test('the table sees whom the admission would seat, with a runner-up, and nobody is taken by looking', async () => {
  const { referralId } = await open()
  const loads = () => scene.db.selectFrom('person_load').selectAll().orderBy('person_id').execute()
  const before = await loads()
  const { status, body } = await coordinator().get(`/referrals/${referralId}/equipe-proposal`)
  expect(status).toBe(200)
  const seats = body.seats as { mode: string; needed: boolean; personId: string | null; reasons: string[] }[]
  const asked = seats.filter(({ mode, needed }) => needed && mode !== 'on-call')
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.every(({ reasons }) => reasons.length > 0)).toBe(true)
  expect(await loads()).toEqual(before)
  const together = `/equipe-proposals?referralIds=${referralId},${randomUUID()}`
  expect((await coordinator().get(together)).body.items).toEqual([{ referralId, ...body }])
  expect((await scene.as('re-coordinator').get(together)).body.items).toEqual([])
  await decideOn(scene, referralId, { kind: 'admit' })
  const formed = await scene.db
    .selectFrom('equipe_seat')
    .innerJoin('equipe', 'equipe.equipe_id', 'equipe_seat.equipe_id')
    .select('person_id')
    .where('equipe.referral_id', '=', referralId)
    .where('on_call', '=', false)
    .execute()
  expect(formed.map((row) => row.person_id).sort()).toEqual(asked.map((seat) => seat.personId).sort())
})
