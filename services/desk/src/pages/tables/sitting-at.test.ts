import { expect, test } from 'vitest'
import type { MeetingDetail } from '../../api/meetings.ts'
import { sittingAtMeeting } from './sitting-at.ts'

const item = (...people: string[]) =>
  ({
    referral: { caseManagers: people.map((personId) => ({ personId, seat: 'case-manager' })) },
  }) as unknown as MeetingDetail['items'][number]
const topic = { referral: null } as unknown as MeetingDetail['items'][number]
const seats = { chairId: 'chair', deputyIds: [], members: [{ personId: 'expert', role: 'parenting-expert' }] }

test('in Ferrara the social worker of each case sits in the cabin, once (FE-03)', () => {
  const table = { ...seats, territory: 'FE', key: 'cabina-di-regia' } as const
  const meeting = { items: [item('worker-1'), topic, item('worker-2'), item('worker-1')], attendance: [] }
  expect(sittingAtMeeting({ table, meeting })).toEqual(['chair', 'expert', 'worker-1', 'worker-2'])
})

test('where nobody varies by case only the table sits', () => {
  const table = { ...seats, territory: 'PR', key: 'presa-in-carico' } as const
  const meeting = { items: [item('worker-1')], attendance: [] }
  expect(sittingAtMeeting({ table, meeting })).toEqual(['chair', 'expert'])
})

test('who was written down stays, and who only stood in for somebody has no line', () => {
  const table = { ...seats, territory: 'FE', key: 'cabina-di-regia' } as const
  const attendance: MeetingDetail['attendance'] = [
    { personId: 'former-worker', status: 'present', forPersonId: null },
    { personId: 'guest', status: 'delegate', forPersonId: 'expert' },
  ]
  expect(sittingAtMeeting({ table, meeting: { items: [], attendance } })).toEqual([
    'chair',
    'expert',
    'former-worker',
  ])
})
