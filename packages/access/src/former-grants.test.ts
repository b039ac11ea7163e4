import { expect, test } from 'vitest'
import { formerGrants } from './former-grants.ts'

const coordinator = { role: 'coordinator', territory: 'RE', tableId: null, healthRole: false } as const
const chair = { role: 'chair', territory: 'RE', tableId: 'a2', healthRole: false } as const
const AT = '2026-11-09T08:00:00.000Z'
const LATER = '2026-11-20T08:00:00.000Z'

test('a role that is taken away ended when it was', () => {
  const before = { roles: [coordinator, chair], formerRoles: [] }
  expect(formerGrants(before, [chair], AT)).toEqual([{ ...coordinator, until: AT }])
})

test('the chair of another table is another role', () => {
  const before = { roles: [chair], formerRoles: [] }
  expect(formerGrants(before, [{ ...chair, tableId: 'b3' }], AT)).toEqual([{ ...chair, until: AT }])
})

test('what ended before keeps its day, and the last ended comes first', () => {
  const before = { roles: [chair], formerRoles: [{ ...coordinator, until: AT }] }
  expect(formerGrants(before, [], LATER).map(({ role, until }) => [role, until])).toEqual([
    ['chair', LATER],
    ['coordinator', AT],
  ])
})

test('a role that is given again is not former any more', () => {
  const before = { roles: [], formerRoles: [{ ...coordinator, until: AT }] }
  expect(formerGrants(before, [{ ...coordinator, healthRole: true }], LATER)).toEqual([])
})

test('a role that ended by itself ended on its last day, and one that was taken back when it was', () => {
  const standsIn = (untilOn: string) => ({ ...chair, role: 'delegate', untilOn })
  const endOf = (untilOn: string) =>
    formerGrants({ roles: [standsIn(untilOn)], formerRoles: [] }, [], AT).map(({ until }) => until)
  expect(endOf('2020-01-31')).toEqual(['2020-01-31'])
  expect(endOf('2099-01-31')).toEqual([AT])
})
