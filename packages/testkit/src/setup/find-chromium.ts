import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { TestConfig } from './config.ts'
import { type Found, firstFound, type NotFound, nothingToStop } from './found.ts'
import { versionOf } from './version-of.ts'

// The shell draws pages and nothing around them: a window costs it a third.
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
]

/** Chromium of the environment, else of the distribution; its address is the program's path. */
export async function findChromium({ chromium }: TestConfig): Promise<Found | NotFound> {
  return firstFound((chromium ? [chromium] : COMMANDS).map((command) => () => askChromium(command)))
}

async function askChromium(command: string): Promise<Found | NotFound> {
  const path = await pathOf(command)
  if (!path) return { address: null, why: `no ${command} on the PATH` }
  const version = await versionOf(path, ['--version'], /(\d+\.\d+\.\d+\.\d+)/)
  if (!version) return { address: null, why: `${path} tells no version` }
  return { address: path, what: `Chromium ${version}`, stop: nothingToStop }
}

async function pathOf(command: string): Promise<string | null> {
  const folders = command.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter)
  for (const folder of folders) {
    const path = join(folder, command)
    if (await isProgram(path)) return path
  }
  return null
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not to be run.
    return false
  }
}
