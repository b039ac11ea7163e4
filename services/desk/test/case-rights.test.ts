import { territorySchema } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import type { Account } from '../src/api/account.ts'
import { mayOpenHomeRequest, mayOpenMeeting } from '../src/pages/cases/case-rights.ts'
import { PERSON } from './desk-fixture.ts'

const RE = territorySchema.parse('RE')
const person = (role: string, territory = 'RE') =>
  ({ ...PERSON, roles: [{ role, territory, tableId: null }] }) as unknown as Account

test('a meeting is a link for who sits at a table of the territory or leads one, not for who follows a household', () => {
  const roles = ['chair', 'delegate', 'coordinator', 'table-member', 'case-manager', 'equipe-member', 'tutor']
  const opens = roles.filter((role) => mayOpenMeeting(person(role), { territory: RE }))
  expect(opens).toEqual(['chair', 'delegate', 'coordinator', 'table-member'])
  expect(mayOpenMeeting(person('coordinator', 'PR'), { territory: RE })).toBe(false)
})

test('a request for a home opens for the confirmed case manager and the coordinator, not for a liaison or a stand-in', () => {
  const led = (personId: string, state: 'confirmed' | 'interim') => ({
    territory: RE,
    caseManager: { personId, state },
  })
  const follows = person('case-manager')
  expect(mayOpenHomeRequest(follows, led(PERSON.personId, 'confirmed'))).toBe(true)
  expect(mayOpenHomeRequest(follows, led(PERSON.personId, 'interim'))).toBe(false)
  expect(mayOpenHomeRequest(follows, led('somebody else', 'confirmed'))).toBe(false)
  expect(mayOpenHomeRequest(person('coordinator'), led('somebody else', 'interim'))).toBe(true)
})
