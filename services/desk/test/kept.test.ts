import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kept } from '../src/kept.ts'

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intarsi-kept-'))
})
afterAll(() => rm(directory, { recursive: true }))

test('what follows from the same inputs is made once, and from others anew', async () => {
  let made = 0
  const make = async () => `made ${++made}`
  const ask = (inputs: string[], place = directory) => kept({ name: 'text', inputs, make }, place)
  expect(await ask(['a', 'b'])).toBe('made 1')
  expect(await ask(['a', 'b'])).toBe('made 1')
  expect(await ask(['ab', ''])).toBe('made 2')
  expect(await ask(['a', 'c'])).toBe('made 3')
})

test('a place that cannot be written to keeps nothing, and nobody fails', async () => {
  const make = async () => 'made'
  expect(await kept({ name: 'text', inputs: ['a'], make }, join(directory, 'nowhere'))).toBe('made')
  expect(await kept({ name: 'text', inputs: ['a'], make }, '')).toBe('made')
})
