import { expect, test } from 'vitest'
import { decideExtension } from './decide-pic.ts'

const open = { closed_at: null, extended_at: null }
const at = new Date('2027-03-01T08:00:00.000Z')

test('a horizon is extended once, of an open case, where the territory foresees it', () => {
  expect(decideExtension(open, 6).ok).toBe(true)
  expect(decideExtension({ ...open, extended_at: at }, 6)).toMatchObject({
    code: 'already-extended',
    extra: { extendedAt: at.toISOString() },
  })
  expect(decideExtension({ ...open, closed_at: at }, 6)).toMatchObject({ code: 'pic-closed' })
  expect(decideExtension(open, undefined)).toMatchObject({ code: 'no-extension' })
})
