import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type DataDirectory = { path: (name: string) => string; remove: () => Promise<void> }

/** A directory for the data of a test, by default on the disk; PostgreSQL's own account may pass through it. */
export async function dataDirectory(name: string, parent = tmpdir()): Promise<DataDirectory> {
  const directory = await mkdtemp(join(parent, `intarsi-${name}-`))
  await chmod(directory, 0o711)
  return {
    path: (each) => join(directory, each),
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  }
}
