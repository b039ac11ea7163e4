import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { matchFiles } from './files/match-files.ts'
import { readPolicies } from './policies.ts'
import { policyOf } from './published-policies.ts'

const text = readFileSync(new URL('../../data/matching/policies.yaml', import.meta.url), 'utf8')
const now = new Date('2026-11-24T09:00:00.000Z')
const row = (cells: Record<string, string>) => [{ line: 2, cells: new Map(Object.entries(cells)) }]

test('Reggio Emilia keeps one flat for urgent entry (RE-14); the weights of the others are the default', () => {
  expect(policyOf('RE')).toMatchObject({ urgentReserve: 1, facts: ['RE-14'], urgency: { U0: 6000 } })
  expect(policyOf('MO')).toMatchObject({ urgentReserve: 0, facts: ['default'] })
})

test('a policy at fault is refused with the line of the fault', () => {
  const broken = text.replace('near-bonds: 40', 'near-bonds: -40').replace('U2: 300', 'U2: 0.5')
  const { policies, faults } = readPolicies(broken)
  expect(policies).toBe(null)
  expect(faults.map(({ line }) => line)).toEqual([6, 11])
})

test('a reserve that the places cannot keep is refused with the line that asks for it', async () => {
  const ask = (places: Record<string, string>) =>
    matchFiles({ places: row(places), households: row({ id: 'h', people: '2' }), policies: text, now })
  const flat = { id: 'p', rooms: '2', beds: '4' }
  const refused = await ask(flat)
  expect(refused.written).toBe(null)
  expect(refused.faults.find(({ file }) => file === 'policies')?.faults).toEqual([
    {
      line: text.split('\n').findIndex((line) => line.startsWith('    urgentReserve: 1')) + 1,
      column: null,
      reason: 'RE keeps 1 places for urgent entry, and the file of places marks 0.',
    },
  ])
  expect((await ask({ ...flat, reserveForUrgent: 'yes' })).faults).toEqual([])
  const late = await ask({ ...flat, reserveForUrgent: 'yes', entryFrom: '2027-03-01' })
  expect(late.faults[0]?.faults).toMatchObject([{ line: 2, column: 'reserveForUrgent' }])
})
