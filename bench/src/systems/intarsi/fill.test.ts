import { expect, test } from 'vitest'
import { copied } from './fill.ts'

test('a copy has ids of its own, and the people and tables of its template', () => {
  const of = (table: string, column_name: string, data_type = 'uuid') =>
    copied(table, { column_name, data_type })
  for (const own of ['household_id', 'referral_id', 'event_id', 'id', 'deadline_id', 'case_manager_id'])
    expect(of('any', own), own).toContain('md5')
  for (const shared of [
    'person_id',
    'preparer_id',
    'table_id',
    'meeting_id',
    'recipient_id',
    'body_id',
    'escalate_to',
  ])
    expect(of('any', shared), shared).toBe(`t."${shared}"`)
  expect(of('referral', 'referral_number', 'text')).toBe(`t.referral_number || '~' || n`)
  expect(of('member', 'search_keys', 'ARRAY')).toContain('unnest')
})
