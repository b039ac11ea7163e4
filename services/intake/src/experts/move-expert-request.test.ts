import { expect, test } from 'vitest'
import { decideExpertMove, type ExpertMove } from './move-expert-request.ts'
import type { ExpertKind, ExpertRequestState } from './tables.ts'

const details = {
  expertId: 'somebody',
  scheduledOn: '2026-12-01',
  referralNumber: 'CE-TP7WMF6F-Q',
  trainingId: 'another request',
  evaluation: 'utile',
}

function walk(kind: ExpertKind, states: readonly ExpertRequestState[]): string {
  let state: ExpertRequestState = 'requested'
  for (const to of states) {
    const decision = decideExpertMove({ kind, state }, { to, ...details })
    if (!decision.ok) return `${state} -> ${to}: ${decision.code}`
    state = to
  }
  return state
}

test('an expert is assigned, comes on a day, and the request becomes a referral or is closed', () => {
  expect(walk('mediation', ['assigned', 'scheduled', 'done', 'became-referral'])).toBe('became-referral')
  expect(walk('escort', ['assigned', 'scheduled', 'assigned', 'scheduled', 'done', 'closed'])).toBe('closed')
  expect(walk('mediation', ['done'])).toBe('requested -> done: not-allowed-now')
  expect(walk('mediation', ['grouped'])).toBe('requested -> grouped: not-allowed-now')
})

test('a peer training is grouped with others, held on a day, and evaluated; it never becomes a referral', () => {
  expect(walk('peer-training', ['grouped', 'scheduled', 'held', 'evaluated'])).toBe('evaluated')
  expect(walk('peer-training', ['assigned'])).toBe('requested -> assigned: not-allowed-now')
  expect(walk('peer-training', ['grouped', 'scheduled', 'held', 'became-referral'])).toBe(
    'held -> became-referral: not-allowed-now',
  )
})

test.each<[ExpertKind, ExpertRequestState, ExpertMove]>([
  ['mediation', 'requested', { to: 'assigned' }],
  ['mediation', 'assigned', { to: 'scheduled' }],
  ['mediation', 'done', { to: 'became-referral' }],
  ['peer-training', 'requested', { to: 'grouped' }],
  ['peer-training', 'held', { to: 'evaluated' }],
])('a %s that is %s says what the step needs', (kind, state, move) => {
  expect(decideExpertMove({ kind, state }, move)).toMatchObject({ ok: false, code: 'incomplete-move' })
})
