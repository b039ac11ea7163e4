import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunksOf } from './producer.ts'

const record = fc.record({
  topic: fc.constant('t'),
  key: fc.string({ maxLength: 20 }),
  value: fc.string({ maxLength: 400 }),
  headers: fc.constant({}),
})

test('every publication is cut into parts a broker takes, nothing lost and in order', () => {
  fc.assert(
    fc.property(fc.array(record), fc.integer({ min: 1, max: 2000 }), (records, bytesAtOnce) => {
      const chunks = chunksOf(records, bytesAtOnce)
      expect(chunks.flat()).toEqual(records)
      for (const chunk of chunks) {
        const bytes = chunk.reduce((sum, { value }) => sum + Buffer.byteLength(value), 0)
        expect(chunk.length === 1 || bytes <= bytesAtOnce).toBe(true)
      }
    }),
  )
})
