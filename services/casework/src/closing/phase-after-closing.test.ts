import { expect, test } from 'vitest'
import { phaseAfterClosing } from './phase-after-closing.ts'

test('a case that is not closed after all goes on where it was', () => {
  expect(phaseAfterClosing('planning', 'draft')).toBe('planning')
  expect(phaseAfterClosing('awaiting-signature', 'shared')).toBe('awaiting-signature')
  expect(phaseAfterClosing('in-progress', 'signed')).toBe('in-progress')
})

test('a review that was dropped is over, and a project that was declined is drawn up anew', () => {
  expect(phaseAfterClosing('under-review', 'signed')).toBe('in-progress')
  expect(phaseAfterClosing('awaiting-signature', 'declined')).toBe('planning')
})
