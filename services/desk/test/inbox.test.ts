import { expect, test } from 'vitest'
import { noticeAddress } from '../src/pages/inbox/notice-address.ts'
import { PERSON } from './desk-fixture.ts'

const REFERRAL = '01966000-0000-7000-8000-0000000000b1'
const about = { kind: 'referral-moved', referralId: REFERRAL, territory: 'RE', params: {} }
const as = (...roles: [string, 'RE' | 'PR'][]) => ({
  ...PERSON,
  roles: roles.map(([role, territory]) => ({ role, territory, tableId: null })),
})

test('a notice opens what it is about: the referral of who sent it, the file of who has it in hand, the task', () => {
  expect(noticeAddress(about, as(['sender', 'RE']))).toBe(`/referrals/${REFERRAL}`)
  expect(noticeAddress(about, as(['case-manager', 'RE']))).toBe(`/cases/${REFERRAL}`)
  const task = { ...about, params: { taskId: 'a-task', dueOn: '2026-12-01' } }
  expect(noticeAddress(task, as(['equipe-member', 'RE']))).toBe(`/cases/${REFERRAL}/tasks/a-task`)
  expect(noticeAddress({ ...about, referralId: null }, as(['sender', 'RE']))).toBe('/inbox')
})

test('a coordinator told of another territory’s referral is led to the transfers, not to a closed file', () => {
  expect(noticeAddress(about, as(['coordinator', 'PR']))).toBe('/territory/PR/transfers')
  expect(noticeAddress(about, as(['coordinator', 'RE']))).toBe(`/cases/${REFERRAL}`)
})

test('whoever tells a household is led to where it is recorded, whoever has the case by now', () => {
  const address = `/cases/${REFERRAL}/household-told`
  for (const person of [as(['preparer', 'PR']), as(['coordinator', 'PR']), as(['sender', 'RE'])]) {
    expect(noticeAddress({ ...about, kind: 'tell-household' }, person)).toBe(address)
    const term = { ...about, kind: 'deadline-missed', params: { deadline: 'household-told' } }
    expect(noticeAddress(term, person)).toBe(address)
  }
})
