import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The right to run on a data directory; at most one process has it, and the kernel takes it back when it dies. */
export type Claim = {
  /** Tells a second starter where this one answers. */
  publish: (addresses: readonly string[]) => Promise<void>
  release: () => Promise<void>
}

/**
 * Claims the data directory, or answers the addresses that its holder published. The lock is a file lock of the
 * operating system taken through SQLite, because Node itself has none; a pid file could outlive its process.
 */
export async function claimDataDirectory(
  directory: string,
): Promise<{ claim: Claim } | { addresses: readonly string[] }> {
  await mkdir(directory, { recursive: true, mode: 0o711 })
  const published = join(directory, 'addresses.json')
  const lock = takeLock(join(directory, 'supervisor.lock'))
  if (!lock) return { addresses: await readAddresses(published) }
  await rm(published, { force: true })
  const publish = (addresses: readonly string[]) => writeFile(published, JSON.stringify(addresses))
  const release = async () => {
    await rm(published, { force: true })
    lock.close()
  }
  return { claim: { publish, release } }
}

const SQLITE_BUSY = 5

function takeLock(path: string): DatabaseSync | null {
  const lock = new DatabaseSync(path, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null
    throw error
  }
}

async function readAddresses(path: string): Promise<string[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as string[]
  } catch (error) {
    // Still starting, or in the middle of writing the file.
    if (error instanceof SyntaxError || (error as { code?: string }).code === 'ENOENT') return []
    throw error
  }
}
