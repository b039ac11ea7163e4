import type { Profile } from '@intarsi/territories'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type EquipeDatabase, equipeDatabase } from '../../test/equipe-database.ts'
import { idOf, personEntry, smallDirectory } from '../../test/small-directory.ts'
import { tableIdOf } from '../tables/ensure-tables.ts'
import { importDirectory } from './import-directory.ts'

const newer = vi.hoisted(() => new Map<string, unknown>())
vi.mock(import('@intarsi/territories'), async (original) => {
  const territories = await original()
  const { latestProfile } = territories
  return { ...territories, latestProfile: (code) => (newer.get(code) as Profile) ?? latestProfile(code) }
})

let equipe: EquipeDatabase
beforeEach(async () => {
  equipe = await equipeDatabase()
})
afterEach(() => equipe.close())

test('who sits at a table by a newer profile sits there, though the file stays as it was', async () => {
  const { latestProfile } = await import('@intarsi/territories')
  const file = smallDirectory([personEntry('jurist', { roles: { RE: ['legal-consultant'] } })])
  const bringIn = () => equipe.unitOfWork((tx) => importDirectory(tx, file))
  const members = async () => {
    const rows = await equipe.db
      .selectFrom('table_member')
      .select('person_id')
      .where('table_id', '=', tableIdOf('RE', 'level-2'))
      .where('until_at', 'is', null)
      .execute()
    return rows.map((row) => row.person_id)
  }
  await bringIn()
  expect(await members()).not.toContain(idOf('jurist'))
  const now = latestProfile('RE')
  const level2 = now.tables['level-2']
  if (!level2) throw new Error('Reggio Emilia has a second level')
  const seated = { ...level2, members: [...level2.members, 'legal-consultant'] }
  newer.set('RE', { ...now, version: now.version + 1, tables: { ...now.tables, 'level-2': seated } })
  equipe.clock.advance(3_600_000)
  await bringIn()
  expect(await members()).toContain(idOf('jurist'))
  expect(await bringIn()).toEqual({ bodies: 0, people: 0, offices: 0 })
})
