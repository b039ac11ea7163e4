import { parseDirectory } from '@intarsi/directory-file'
import { expect, test } from 'vitest'
import { largerDirectory } from './staff.ts'

test('the larger directory is one that services take, with five case managers for each of the demo’s', async () => {
  const { people } = parseDirectory(await largerDirectory())
  const workers = people.filter(({ key }) => /^re-social-worker-1/.test(key))
  expect(workers).toHaveLength(5)
  expect(people.filter(({ accounts }) => accounts.includes('sender')).length).toBeLessThan(20)
})
