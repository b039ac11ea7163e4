import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, readTestConfig, spawnLogged } from '@intarsi/testkit/setup'
import type { TestProject } from 'vitest/node'
import { endOfDesk, logOfDesk } from './told.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The program to look with, and the directory of the system that is looked at; null when there is no browser. */
    desk: { chromium: string; directory: string } | null
  }
}

/** Vitest's global setup of the browser suite: begins to start the system. Its tests wait for it, and no others. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const config = readTestConfig()
  const found = await findChromium(config)
  if (found.address === null) {
    if (config.requireAll) throw new Error(`no browser: ${found.why}`)
    console.warn(`no browser: ${found.why}; what needs one is not run`)
    project.provide('desk', null)
    return async () => undefined
  }
  const directory = await mkdtemp(join(tmpdir(), 'intarsi-browser-'))
  await chmod(directory, 0o711)
  const file = join(import.meta.dirname, 'system.ts')
  const system = spawnLogged(
    { command: process.execPath, args: ['--disable-warning=ExperimentalWarning', file, directory] },
    logOfDesk(directory),
  )
  const ended = system.exited.then(() => writeFile(endOfDesk(directory), ''))
  project.provide('desk', { chromium: found.address, directory })
  return async () => {
    system.end()
    await ended
    await rm(directory, { recursive: true, force: true })
  }
}
