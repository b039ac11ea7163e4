import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decideOn, sendAway } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { leads } from '../../test/leads.ts'
import { MONDAY, person } from '../../test/scene.ts'
import { closePic } from '../presa-in-carico/close-pic.ts'
import { tableIdOf } from './ensure-tables.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
beforeEach(() => scene.clock.set(MONDAY))
afterAll(() => scene.close())

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const GROUP = tableIdOf('MO', 'gruppo-provinciale')

async function running(territory: 'MO' | 'CE' = 'MO') {
  const sent = await scene.submit({ territory, facts })
  expect((await decideOn(scene, sent.referralId, { kind: 'admit' })).ok).toBe(true)
  return sent
}

const put = (body: object, { as = 'mo-coordinator', tableId = GROUP } = {}) =>
  scene.as(as).post(`/tables/${tableId}/agenda-items`, body)

type Item = { agendaItemId: string; referral: object | null }

const itemsOf = (referralId: string) =>
  scene.db
    .selectFrom('agenda_item')
    .selectAll()
    .where('referral_id', '=', referralId)
    .where('kind', 'in', ['case-update', 'closing'])
    .orderBy('kind')
    .execute()

test("a running case goes on the next agenda of Modena's group, and takes one of its places (MO-09)", async () => {
  const { referralId, referralNumber, householdId } = await running()
  const added = await put({ kind: 'case-update', referralNumber: ` ${referralNumber.toLowerCase()}` })
  expect(added.status).toBe(201)
  const [item] = await itemsOf(referralId)
  expect(item).toMatchObject({
    agenda_item_id: added.body.agendaItemId,
    meeting_id: added.body.meetingId,
    household_id: householdId,
    table_id: GROUP,
    kind: 'case-update',
    counted: true,
    state: 'planned',
  })
  const agenda = await scene.as('mo-coordinator').get(`/tables/${GROUP}/agenda`)
  const { meetings } = agenda.body as { meetings: { items: object[]; capacity: object }[] }
  const meeting = meetings.find(({ items }) =>
    items.some((one) => 'agendaItemId' in one && one.agendaItemId === added.body.agendaItemId),
  )
  expect(meeting?.capacity).toMatchObject({ updatesTaken: 1 })
  expect(meeting?.items).toContainEqual(expect.objectContaining({ kind: 'case-update' }))
})

test('its end is an item of its own; what waits already is not put on twice', async () => {
  const { referralId, referralNumber } = await running()
  expect((await put({ kind: 'closing', referralNumber })).status).toBe(201)
  expect((await put({ kind: 'case-update', referralNumber })).status).toBe(201)
  expect(await put({ kind: 'closing', referralNumber })).toMatchObject({
    status: 409,
    body: { code: 'already-on-agenda', tableId: GROUP },
  })
  expect((await itemsOf(referralId)).map(({ kind }) => kind)).toEqual(['case-update', 'closing'])
})

test('a referral that is not admitted is no running case', async () => {
  const { referralNumber } = await scene.submit({ territory: 'MO', facts })
  expect(await put({ kind: 'case-update', referralNumber })).toMatchObject({
    status: 409,
    body: { code: 'case-not-running' },
  })
})

test('a case that gathers two referrals is one item by either number, and off every agenda when it ends', async () => {
  const first = await running()
  const second = await scene.submit({ territory: 'MO', facts, householdId: first.householdId })
  expect((await decideOn(scene, second.referralId, { kind: 'admit' })).ok).toBe(true)
  expect((await put({ kind: 'closing', referralNumber: second.referralNumber })).status).toBe(201)
  const twice = await put({ kind: 'closing', referralNumber: first.referralNumber })
  expect(twice.body.code).toBe('already-on-agenda')
  const { pic_id: picId } = (await scene.referral(first.referralId)).row
  if (!picId) throw new Error('the case was not opened')
  const closing = { picId, outcome: 'lost-contact' as const, by: person('mo-coordinator') }
  await scene.unitOfWork(async (tx) => {
    await tx.lock('equipe.households', first.householdId)
    await closePic(tx, closing)
  })
  expect((await itemsOf(first.referralId)).map(({ state }) => state)).toEqual(['removed'])
  expect(await itemsOf(second.referralId)).toEqual([])
})

test('a case that runs in another territory is not put on an agenda here', async () => {
  const here = await scene.submit({ territory: 'MO', facts })
  const there = await scene.submit({ territory: 'CE', facts, householdId: here.householdId })
  expect((await decideOn(scene, there.referralId, { kind: 'admit' })).ok).toBe(true)
  expect((await put({ kind: 'case-update', referralNumber: here.referralNumber })).body.code).toBe(
    'case-not-running',
  )
})

test('nobody puts on an agenda what is of another territory, or what they may not look at', async () => {
  const elsewhere = await running('CE')
  const unknown = {
    status: 400,
    body: { errors: [{ pointer: '/referralNumber', code: 'unknown-referral' }] },
  }
  for (const referralNumber of [elsewhere.referralNumber, 'MO-AAAAAAAA-A'])
    expect(await put({ kind: 'case-update', referralNumber })).toMatchObject(unknown)
  const own = await running()
  await scene.db
    .insertInto('conflict_of_interest')
    .values({
      person_id: person('mo-coordinator'),
      household_id: own.householdId,
      territory_id: 'MO',
      reason: 'parente',
      declared_at: scene.clock.now(),
    })
    .execute()
  expect(await put({ kind: 'case-update', referralNumber: own.referralNumber })).toMatchObject(unknown)
  expect(
    (await put({ kind: 'case-update', referralNumber: own.referralNumber }, { as: 'ce-coordinator' })).status,
  ).toBe(403)
  expect(await itemsOf(own.referralId)).toEqual([])
})

/** A household signalled in Cesena, with its item on the network's agenda. */
async function signal() {
  const { referralId } = await scene.submit({ territory: 'CE', facts })
  const { agenda_item_id: agendaItemId } = await scene.db
    .selectFrom('agenda_item')
    .select('agenda_item_id')
    .where('referral_id', '=', referralId)
    .executeTakeFirstOrThrow()
  return { referralId, agendaItemId }
}

test("Cesena's network speaks of a case, and ends none", async () => {
  const { referralNumber } = await running('CE')
  const at = { as: 'ce-coordinator', tableId: tableIdOf('CE', 'rete-mediazione') }
  expect(await put({ kind: 'closing', referralNumber }, at)).toMatchObject({
    status: 409,
    body: { code: 'table-decides-nothing' },
  })
  expect((await put({ kind: 'case-update', referralNumber }, at)).status).toBe(201)
})

test("a deputy who leads Cesena's network has it speak of a case though no member of it, and reads no file for that", async () => {
  const { referralId, referralNumber } = await running('CE')
  const at = { as: 'mo-social-worker-1', tableId: tableIdOf('CE', 'rete-mediazione') }
  await leads(scene, at.tableId, [person(at.as)])
  expect((await put({ kind: 'case-update', referralNumber }, at)).status).toBe(201)
  expect((await scene.as(at.as).get(`/referrals/${referralId}`)).status).toBe(403)
})

test("at Cesena's network a household is composed before the decision, nothing afterwards, and named where it agreed", async () => {
  const network = tableIdOf('CE', 'rete-mediazione')
  const at = { as: 'ce-coordinator', tableId: network }
  const ids = new Map<string, string>()
  const signalled = await signal()
  ids.set('signalled', signalled.agendaItemId)
  const decided = await signal()
  ids.set('decided', decided.agendaItemId)
  const sentAway = sendAway('decline', person('ce-coordinator'))
  expect((await decideOn(scene, decided.referralId, sentAway)).ok).toBe(true)
  const [silent, agreed] = [await running('CE'), await running('CE')]
  const ahead = {
    kind: 'case-update',
    referralNumber: agreed.referralNumber,
    householdAgreedOn: '2026-11-10',
  }
  expect((await put(ahead, at)).body.code).toBe('date-in-the-future')
  const added = await put({ ...ahead, householdAgreedOn: '2026-11-09' }, at)
  ids.set('agreed', String(added.body.agendaItemId))
  const quiet = await put({ kind: 'case-update', referralNumber: silent.referralNumber }, at)
  ids.set('silent', String(quiet.body.agendaItemId))
  const { body } = await scene.as('ce-coordinator').get(`/tables/${network}/agenda?meetings=12`)
  const { meetings, withoutDate } = body as { meetings: { items: Item[] }[]; withoutDate: Item[] }
  const items = [...meetings.flatMap((meeting) => meeting.items), ...withoutDate]
  const shown = (what: string) => items.find((item) => item.agendaItemId === ids.get(what))
  expect(shown('signalled')).toMatchObject({ referral: null, composition: { members: expect.any(Number) } })
  for (const over of ['decided', 'silent'])
    expect(shown(over), over).toMatchObject({ referral: null, composition: null })
  expect(shown('agreed')).toMatchObject({
    householdAgreedOn: '2026-11-09',
    referral: { number: agreed.referralNumber },
  })
  expect(JSON.stringify(body)).not.toContain(silent.referralNumber)
})
