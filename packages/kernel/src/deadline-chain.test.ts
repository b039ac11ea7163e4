import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueStep, nextLook, tellOf } from './deadline-chain.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour))
const chain = {
  remind_at: at(1),
  due_at: at(2),
  escalate_at: at(3),
  escalate_to: 'coordinator',
  reminded_at: null,
  missed_at: null,
  escalated_at: null,
}

test('each step falls at its time', () => {
  expect(dueStep(chain, at(0))).toBeNull()
  expect(dueStep(chain, at(1))).toBe('reminder')
  expect(dueStep(chain, at(2))).toBe('missed')
  expect(dueStep(chain, at(3))).toBe('escalated')
})

test('after an outage only the latest step is due, and nothing after it', () => {
  expect(dueStep(chain, at(9))).toBe('escalated')
  expect(nextLook(chain, 'escalated')).toBeNull()
})

test('without anybody above, the chain ends when it is missed', () => {
  const alone = { ...chain, escalate_to: null }
  expect(dueStep(alone, at(9))).toBe('missed')
  expect(nextLook(alone, 'missed')).toBeNull()
})

test('the holder is told first, then whoever stands above; without a holder the one above', () => {
  const row = { holder_id: 'holder', escalate_to: 'coordinator' }
  expect(tellOf(row, 'missed')).toEqual(['holder'])
  expect(tellOf(row, 'escalated')).toEqual(['coordinator', 'holder'])
  expect(tellOf({ ...row, holder_id: null }, 'missed')).toEqual(['coordinator'])
})

test('however often somebody looks, each step is taken at most once and in order', () => {
  const looks = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 8 })
  fc.assert(
    fc.property(looks, (hours) => {
      const row = {
        ...chain,
        reminded_at: null as Date | null,
        missed_at: null as Date | null,
        escalated_at: null as Date | null,
      }
      const taken: string[] = []
      for (const hour of [...hours].sort((a, b) => a - b)) {
        const step = dueStep(row, at(hour))
        if (!step) continue
        taken.push(step)
        row[({ reminder: 'reminded_at', missed: 'missed_at', escalated: 'escalated_at' } as const)[step]] =
          at(hour)
      }
      const order = ['reminder', 'missed', 'escalated']
      expect(taken).toEqual(order.filter((step) => taken.includes(step)))
    }),
  )
})
