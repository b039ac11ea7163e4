import { expect, test } from 'vitest'
import type { LiveNotice } from './live-inboxes.ts'
import { toldOf } from './watch-referral.ts'

const notice = (kind: string, more: Partial<LiveNotice> = {}): LiveNotice => ({
  ...{ kind, recipientId: 'somebody', referralId: 'a referral', params: {}, receivedAt: 150 },
  ...more,
})

test('a referral is told when its proposed case manager is, and not when its preparer is', () => {
  const preparer = notice('referral-to-prepare', { params: { state: 'routed' }, receivedAt: 120 })
  expect(toldOf([preparer], 100)).toBeNull()
  const proposed = notice('case-manager-proposed', { recipientId: 'manager' })
  expect(toldOf([preparer, proposed], 100)).toEqual({
    caseManagers: ['manager'],
    interim: false,
    milliseconds: 50,
  })
})

test('where a gate holds it, it is told when whoever has it in hand is', () => {
  const gated = notice('exclusion-to-confirm', { params: { state: 'exclusion-proposed' } })
  expect(toldOf([gated], 100)).toEqual({ caseManagers: [], interim: false, milliseconds: 50 })
})

test('a coordinator who stands in is interim', () => {
  expect(toldOf([notice('case-manager-interim')], 100)).toMatchObject({ interim: true, milliseconds: 50 })
})
