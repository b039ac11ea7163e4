import { readFile } from 'node:fs/promises'
import { createActorLookup, findPersons } from '@intarsi/access'
import { parseDirectory } from '@intarsi/directory-file'
import { latestProfile } from '@intarsi/territories'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EquipeDatabase, equipeDatabase } from '../../test/equipe-database.ts'
import { idOf, personEntry, smallDirectory } from '../../test/small-directory.ts'
import { currentChair } from '../tables/current-chair.ts'
import { tableIdOf } from '../tables/ensure-tables.ts'
import { hashOfOffice, importDirectory } from './import-directory.ts'

let equipe: EquipeDatabase
beforeEach(async () => {
  equipe = await equipeDatabase()
})
afterEach(() => equipe.close())

const bringIn = (file = smallDirectory()) => equipe.unitOfWork((tx) => importDirectory(tx, file))

test('a file brings in bodies, people and offices, and every service hears who may do what, without names', async () => {
  expect(await bringIn()).toEqual({ bodies: 1, people: 7, offices: 1 })
  const events = await equipe.announced()
  expect(events.filter(({ type }) => type === 'person-changed')).toHaveLength(7)
  expect(JSON.stringify(events.filter(({ type }) => type === 'person-changed'))).not.toContain('Ginepro')
  const coordinator = await createActorLookup(equipe.db)('test|coordinator')
  expect(coordinator?.roles).toContainEqual({
    role: 'coordinator',
    territory: 'RE',
    tableId: null,
    healthRole: false,
  })
  expect(coordinator?.roles.some(({ role, tableId }) => role === 'chair' && tableId !== null)).toBe(true)
})

test("a table for which the file names nobody is chaired by the one person of the profile's role, else by the coordinator", async () => {
  const level2 = tableIdOf('RE', 'level-2')
  const chairOf = () => equipe.unitOfWork(async (tx) => (await currentChair(tx, level2, tx.now)).personId)
  await bringIn()
  expect(await chairOf()).toBe(idOf('coordinator'))
  const head = (key: string) => personEntry(key, { roles: { RE: ['social-service-head'] } })
  equipe.clock.advance(3_600_000)
  await bringIn(smallDirectory([head('head-1')]))
  expect(await chairOf()).toBe(idOf('head-1'))
  equipe.clock.advance(3_600_000)
  await bringIn(smallDirectory([head('head-1'), head('head-2')]))
  expect(await chairOf()).toBe(idOf('coordinator'))
})

test('who sits at a table by a newer profile sits there, though the file stays as it was', async () => {
  const file = smallDirectory()
  await bringIn(file)
  const seats = () =>
    equipe.db
      .selectFrom('table_member')
      .select(['table_id', 'person_id'])
      .where('until_at', 'is', null)
      .orderBy('table_id')
      .orderBy('person_id')
      .execute()
  const before = await seats()
  expect(before.length).toBeGreaterThan(0)
  // As an older version of the profile left it.
  await equipe.db.deleteFrom('table_member').execute()
  const older = hashOfOffice(file, 'RE', latestProfile('RE').version - 1)
  await equipe.db.updateTable('territory_office').set({ source_hash: older }).execute()
  equipe.clock.advance(3_600_000)
  await bringIn(file)
  expect(await seats()).toEqual(before)
})

test('whose rights change with an office alone has them in every service, and who lost them has not', async () => {
  const [file, then] = [smallDirectory(), smallDirectory()]
  await bringIn(file)
  if (then.offices.RE) then.offices.RE.deputy = 'worker-1'
  equipe.clock.advance(3_600_000)
  await bringIn(then)
  const coordinates = async (key: string) =>
    (await findPersons(equipe.db, [idOf(key)])).some(({ roles }) =>
      roles.some(({ role }) => role === 'coordinator'),
    )
  expect(await coordinates('worker-1')).toBe(true)
  expect(await coordinates('deputy')).toBe(false)
})

test('bringing the same file in again changes nothing and tells nobody', async () => {
  await bringIn()
  const before = (await equipe.announced()).length
  expect(await bringIn()).toEqual({ bodies: 0, people: 0, offices: 0 })
  expect(await equipe.announced()).toHaveLength(before)
})

test('an entry that did not change in the file never undoes what people changed since', async () => {
  await bringIn()
  await equipe.db
    .updateTable('person')
    .set({ active: false })
    .where('person_id', '=', idOf('worker-1'))
    .execute()
  await bringIn(smallDirectory([personEntry('newcomer')]))
  const rows = await equipe.db.selectFrom('person').select(['person_id', 'active']).execute()
  expect(rows.find((row) => row.person_id === idOf('worker-1'))?.active).toBe(false)
  expect(rows.some((row) => row.person_id === idOf('newcomer'))).toBe(true)
})

test('the demo directory of the ten territories comes in whole, and twice is once', async () => {
  const file = parseDirectory(
    await readFile(new URL('../../../../data/demo/directory.yaml', import.meta.url), 'utf8'),
  )
  const first = await bringIn(file)
  expect(first.people).toBe(file.people.length)
  expect(first.offices).toBe(10)
  expect(await bringIn(file)).toEqual({ bodies: 0, people: 0, offices: 0 })
})
