import { expect, test } from 'vitest'
import { effectiveUrgency } from './effective-urgency.ts'

const override = (level: 'U0' | 'U1' | 'U2' | 'U3', computed: 'U0' | 'U1' | 'U2' | 'U3') => ({
  level,
  computed,
  reason: 'colloquio',
  by: 'preparer',
  at: '2026-11-09T08:00:00.000Z',
})

test('what the criteria say holds until a person says otherwise', () => {
  expect(effectiveUrgency('U2', null)).toBe('U2')
  expect(effectiveUrgency('U2', override('U3', 'U2'))).toBe('U3')
  expect(effectiveUrgency('U2', override('U1', 'U2'))).toBe('U1')
})

test('criteria that became more urgent since then are not held down by an older judgement', () => {
  expect(effectiveUrgency('U1', override('U3', 'U2'))).toBe('U1')
  expect(effectiveUrgency('U1', override('U0', 'U2'))).toBe('U0')
})

test('criteria that became less urgent do not undo the judgement of a person', () => {
  expect(effectiveUrgency('U3', override('U1', 'U2'))).toBe('U1')
})
