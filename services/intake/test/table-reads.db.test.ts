import {
  conflictDeclared,
  type DataOf,
  equipeFormed,
  exampleForm,
  presaInCaricoOpened,
  referralMoved,
  referralRouted,
} from '@intarsi/contracts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { up as fillAgendaTables } from '../migrations/0008-agenda-tables.ts'
import { type Harness, OTHER_TABLE, PERSONS, type PersonName, startIntake, TABLE } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

type Standing = DataOf<typeof referralMoved>['standing']

let sequence = 0
const later = () => {
  sequence += 1
  return { sequence, time: new Date(intake.clock.now().getTime() + sequence * 1000).toISOString() }
}

async function send() {
  const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  return { referralId: body.referralId, householdId: body.householdId, referralNumber: body.number }
}
type Sent = Awaited<ReturnType<typeof send>>

/** An équipe's own queue reads it, as where no table stands (PC-02, RA-07). */
async function route(
  sent: Sent,
  {
    reads = TABLE,
    decides = TABLE,
    tableFunction = 'take-charge',
  }: { reads?: string; decides?: string; tableFunction?: string } = {},
) {
  const standing = { ...referralRouted.example.standing, queue: { kind: 'equipe' as const, id: reads } }
  const data = { ...referralRouted.example, ...sent, standing, tableId: decides, tableFunction }
  await intake.deliver(referralRouted, { ...later(), data })
}

async function move(sent: Sent, change: Partial<Standing>) {
  const standing = {
    ...referralMoved.example.standing,
    queue: { kind: 'equipe' as const, id: TABLE },
    ...change,
  }
  await intake.deliver(referralMoved, { ...later(), data: { ...referralMoved.example, ...sent, standing } })
}

async function fileOf(name: PersonName, { referralId }: Sent) {
  return await intake.as(name, { method: 'GET', url: `/referrals/${referralId}/file` })
}

async function nameFor(name: PersonName, { householdId }: Sent): Promise<string | null> {
  const asked = { method: 'POST', url: '/household-labels', body: { householdIds: [householdId] } } as const
  return (await intake.as(name, asked)).body.labels[0].label
}

/** Whether each opens the file, and whether each is told the name. */
async function seenBy(sent: Sent, ...names: PersonName[]) {
  const seen = names.map(async (name) => {
    const opens = (await fileOf(name, sent)).status === 200
    return [name, `${opens ? 'file' : '-'} ${(await nameFor(name, sent)) ? 'name' : '-'}`]
  })
  return Object.fromEntries(await Promise.all(seen))
}
const everybody = ['chair', 'member', 'otherChair', 'otherMember', 'tutor', 'stranger'] as const

test("a chair who is no coordinator reads what an équipe's own queue has before it; its members the name alone", async () => {
  const sent = await send()
  expect(await seenBy(sent, 'chair', 'member')).toEqual({ chair: '- -', member: '- -' })
  await route(sent)
  expect(await seenBy(sent, ...everybody)).toEqual({
    chair: 'file name',
    member: '- name',
    otherChair: '- -',
    otherMember: '- -',
    tutor: '- -',
    stranger: '- -',
  })
  const { body } = await fileOf('chair', sent)
  expect(body).toMatchObject({ whole: true, restrictedFields: expect.arrayContaining(['safeContact']) })
  expect(body.form).not.toHaveProperty('safeContact')
})

test('where one table reads and another decides, names are for the members of the one that decides', async () => {
  const sent = await send()
  await route(sent, { decides: OTHER_TABLE })
  expect(await seenBy(sent, 'chair', 'member', 'otherChair', 'otherMember')).toEqual({
    chair: 'file name',
    member: '- -',
    otherChair: 'file name',
    otherMember: '- name',
  })
})

test('a tutor who stands in for a chair is told whose household its table has, and first names elsewhere', async () => {
  const sent = await send()
  const [example] = equipeFormed.example.seats
  if (!example) throw new Error('the example has a seat')
  const seats = (['tutor', 'standIn'] as const).map((name) => {
    return { ...example, personId: PERSONS[name].personId, state: 'active' as const }
  })
  await intake.deliver(equipeFormed, { ...later(), data: { ...equipeFormed.example, ...sent, seats } })
  const standing = { ...referralMoved.example.standing, state: 'admitted' as const, queue: null }
  await intake.deliver(referralMoved, { ...later(), data: { ...referralMoved.example, ...sent, standing } })
  const [{ givenName, familyName } = {}] = exampleForm.members
  const more = `+${exampleForm.members.length - 1}`
  for (const name of ['tutor', 'standIn'] as const)
    expect(await nameFor(name, sent)).toBe(`${givenName} ${more}`)
  const atTheTable = await send()
  await route(atTheTable, { decides: OTHER_TABLE })
  expect(await nameFor('standIn', atTheTable)).toBe(`${familyName} ${givenName} ${more}`)
})

test('a table that only shares opens the file to nobody who leads it or sits at it (CE-03)', async () => {
  const sent = await send()
  await route(sent, { tableFunction: 'network' })
  expect(await seenBy(sent, 'chair', 'member', 'coordinator')).toEqual({
    chair: '- -',
    member: '- -',
    coordinator: 'file name',
  })
})

test('a table that lost the referral to another reads nothing more of it', async () => {
  const sent = await send()
  await route(sent)
  await route(sent, { reads: OTHER_TABLE, decides: OTHER_TABLE })
  expect(await seenBy(sent, 'chair', 'member', 'otherChair')).toEqual({
    chair: '- -',
    member: '- -',
    otherChair: 'file name',
  })
})

test('what is parked with the coordinator, or was handed over, no table reads', async () => {
  const coordinator = { kind: 'coordinator' as const, id: PERSONS.coordinator.personId }
  const sent = await send()
  await route(sent)
  await move(sent, { state: 'exclusion-proposed', queue: coordinator })
  expect(await seenBy(sent, 'chair', 'member')).toEqual({ chair: '- -', member: '- -' })
  await route(sent)
  await move(sent, { state: 'handing-over' })
  expect(await seenBy(sent, 'chair', 'member')).toEqual({ chair: 'file name', member: '- -' })
  await move(sent, { state: 'handed-over', queue: null })
  expect(await seenBy(sent, 'chair', 'member')).toEqual({ chair: '- -', member: '- -' })
})

test('after the admission the chair reads on by role, and the members no name any more', async () => {
  const sent = await send()
  await route(sent)
  await move(sent, { state: 'admitted', queue: null })
  await intake.deliver(presaInCaricoOpened, { ...later(), data: { ...presaInCaricoOpened.example, ...sent } })
  expect(await seenBy(sent, 'chair', 'member')).toEqual({ chair: 'file name', member: '- -' })
})

test('a chair with a conflict of interest reads nothing', async () => {
  const sent = await send()
  await route(sent)
  const { householdId } = sent
  const data = { ...conflictDeclared.example, householdId, personId: PERSONS.chair.personId }
  await intake.deliver(conflictDeclared, { ...later(), data })
  expect(await seenBy(sent, 'chair')).toEqual({ chair: '- -' })
})

test('what was routed before intake kept the table is filled from its history', async () => {
  const sent = await send()
  await route(sent, { reads: OTHER_TABLE, decides: OTHER_TABLE })
  await route(sent, { decides: OTHER_TABLE })
  const { referralId } = sent
  await sql`update referral set view = view - 'agendaTableId' where referral_id = ${referralId}`.execute(
    intake.db,
  )
  expect(await seenBy(sent, 'chair', 'otherChair')).toEqual({ chair: 'file name', otherChair: '- -' })
  await fillAgendaTables(intake.db as never)
  expect(await seenBy(sent, 'chair', 'otherChair')).toEqual({ chair: 'file name', otherChair: 'file name' })
})
