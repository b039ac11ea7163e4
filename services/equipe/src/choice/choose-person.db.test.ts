import { randomUUID } from 'node:crypto'
import { referralSubmitted } from '@intarsi/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type EquipeDatabase, equipeDatabase } from '../../test/equipe-database.ts'
import { idOf, smallDirectory } from '../../test/small-directory.ts'
import { importDirectory } from '../directory/import-directory.ts'
import { choosePerson, type Need } from './choose-person.ts'
import { lightenLoads, releaseLoad } from './release-load.ts'

let equipe: EquipeDatabase
beforeAll(async () => {
  equipe = await equipeDatabase()
  await equipe.unitOfWork((tx) => importDirectory(tx, smallDirectory()))
})
afterAll(() => equipe.close())
beforeEach(async () => {
  for (const table of ['load_hold', 'person_load', 'choice_record', 'absence'] as const) {
    await equipe.db.deleteFrom(table).execute()
  }
})

const facts = referralSubmitted.example.facts
const choose = (change: Partial<Need> = {}) =>
  equipe.unitOfWork((tx) =>
    choosePerson(tx, {
      territory: 'RE',
      role: 'social-worker',
      facts,
      load: 1,
      householdId: randomUUID(),
      purpose: 'case-manager',
      cap: 3,
      ...change,
    }),
  )
const loadOf = async (key: string) => {
  const row = await equipe.db
    .selectFrom('person_load')
    .select('load')
    .where('person_id', '=', idOf(key))
    .executeTakeFirst()
  return row?.load ?? 0
}

test('the chosen person carries the load, the runner-up is named, and the choice is written down', async () => {
  const choice = await choose()
  expect(choice).toMatchObject({ personId: idOf('worker-1'), runnerUpId: idOf('worker-2') })
  expect(choice.reasons).toEqual(['speaks-language', 'experience'])
  expect(await loadOf('worker-1')).toBe(1)
  const records = await equipe.db.selectFrom('choice_record').selectAll().execute()
  expect(records).toHaveLength(1)
  expect(records[0]?.explanation.candidates).toHaveLength(2)
})

test('somebody away is passed over, and the reason stands in the explanation', async () => {
  await equipe.db
    .insertInto('absence')
    .values({
      person_id: idOf('worker-1'),
      from_on: '2026-11-23',
      to_on: null,
      reason: 'leave',
      declared_by: 'system',
      version: 1,
    })
    .execute()
  const choice = await choose()
  expect(choice.personId).toBe(idOf('worker-2'))
  expect(choice.reasons).toEqual(['only-candidate'])
  expect(choice.explanation.candidates.find((one) => one.personId === idOf('worker-1'))?.obstacle).toBe(
    'away',
  )
})

test('whoever knows the household already is preferred where the profile says so', async () => {
  const householdId = randomUUID()
  await choose({ householdId, excludePersonIds: [idOf('worker-1')] })
  const choice = await choose({ householdId, preferContinuity: true, purpose: 'seat' })
  expect(choice.personId).toBe(idOf('worker-2'))
})

test('N choices at the same time never pass a cap: who comes too late is told that nobody is left', async () => {
  const run = async (halves: number[], cap: number) => {
    await equipe.db.deleteFrom('load_hold').execute()
    await equipe.db.deleteFrom('person_load').execute()
    const choices = await Promise.all(halves.map((half) => choose({ load: half / 2, cap })))
    const people = await equipe.db.selectFrom('person_load').selectAll().execute()
    for (const one of people) expect(one.load).toBeLessThanOrEqual(cap)
    const taken = choices.reduce((sum, one, i) => sum + (one.personId ? (halves[i] ?? 0) / 2 : 0), 0)
    expect(people.reduce((sum, one) => sum + one.load, 0)).toBe(taken)
    // Nobody is turned away while somebody still has room for it.
    for (const [i, one] of choices.entries()) {
      if (one.personId) continue
      const room = Math.max(...people.map((person) => cap - person.load))
      expect(room).toBeLessThan((halves[i] ?? 0) / 2)
    }
  }
  const halves = fc.array(fc.constantFrom(2, 3), { minLength: 4, maxLength: 14 })
  await fc.assert(fc.asyncProperty(halves, fc.integer({ min: 2, max: 6 }), run), { numRuns: 12 })
})

test('a load is given back once, whatever is asked for twice', async () => {
  const householdId = randomUUID()
  await choose({ householdId })
  const release = () => equipe.unitOfWork((tx) => releaseLoad(tx, { householdId, purpose: 'case-manager' }))
  await Promise.all([release(), release()])
  await release()
  expect(await loadOf('worker-1')).toBe(0)
})

test('a new case weighs less when its first days are over', async () => {
  const at = new Date(equipe.clock.now().getTime() + 60 * 86_400_000)
  await choose({ load: 1.5, lighter: { at, weight: 1 } })
  expect(await equipe.unitOfWork(lightenLoads)).toBe(0)
  equipe.clock.set(at)
  expect(await equipe.unitOfWork(lightenLoads)).toBe(1)
  expect(await loadOf('worker-1')).toBe(1)
})
