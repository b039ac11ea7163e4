import { expect, test } from 'vitest'
import { processOf, usageOf, usageSince } from './usage.ts'

test('a process is read from its line in /proc, whatever its name holds', () => {
  const stat = '42 (a (strange) name) S 7 42 42 0 -1 4194560 100 0 0 0 20 10 3 2 20 0 1 0 500 90000000 2560 0'
  expect(processOf(stat, 'node\0main.ts\0')).toEqual({
    pid: 42,
    parent: 7,
    cpuMs: 350,
    memoryMiB: 10,
    command: 'node main.ts',
  })
})

test('usage between two looks is told for each request', () => {
  const before = [{ name: 'intake', cpuMs: 100, memoryMiB: 80 }]
  const after = [{ name: 'intake', cpuMs: 400, memoryMiB: 90 }]
  expect(usageSince(before, after, 60)).toEqual([{ name: 'intake', cpuMs: 5, memoryMiB: 90 }])
})

test('this process has used something', async () => {
  const [own] = await usageOf(new Map())
  if (process.platform === 'linux') expect(own?.cpuMs).toBeGreaterThan(0)
  else expect(own).toBeUndefined()
})
