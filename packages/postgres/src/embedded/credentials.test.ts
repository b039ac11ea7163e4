import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { addressOf, loadCredentials } from './credentials.ts'

async function directory(name: string): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'intarsi-credentials-'))
  onTestFinished(() => rm(base, { recursive: true }))
  const path = join(base, name)
  await mkdir(path)
  return path
}

test('a server is entered through its socket, unless the path of that would be too long', async () => {
  const near = await directory('data')
  const { searchParams } = new URL(addressOf(await loadCredentials(near)).url('intake'))
  expect(searchParams.get('host')).toBe(join(near, 'sockets'))
  const far = await directory('d'.repeat(90))
  expect(new URL(addressOf(await loadCredentials(far)).url('intake')).search).toBe('')
})
