import { expect, test } from 'vitest'
import { scansIn } from './statements.ts'

const scan = (table: string) => ({ 'Node Type': 'Seq Scan', 'Relation Name': table })

test('a scan is found at any depth, of the large tables only', () => {
  const plan = {
    'Node Type': 'Nested Loop',
    Plans: [{ 'Node Type': 'Limit', Plans: [scan('referral')] }, scan('person')],
  }
  expect(scansIn(plan, new Set(['referral', 'notice']))).toEqual(['referral'])
  expect(scansIn(plan, new Set(['notice']))).toEqual([])
})
