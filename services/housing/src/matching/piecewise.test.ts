import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { listen, tell } from './piecewise.ts'

test('what is told in pieces is what is heard, one value after the other', async () => {
  const { port1, port2 } = new MessageChannel()
  const numbers = Array.from({ length: 120 }, (_, number) => ({ number, own: [number] }))
  const values = [
    { now: new Date(0), empty: [], inner: { numbers, few: [1] } },
    numbers,
    'nothing long',
    null,
  ]
  for (const value of values) {
    const [heard] = await Promise.all([listen(port2), tell(port1, value)])
    expect(heard).toEqual(value)
  }
  port1.close()
})
