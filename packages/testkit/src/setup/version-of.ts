import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The version that a program on the PATH tells about itself; null when there is no such program. */
export async function versionOf(command: string, args: string[], pattern: RegExp): Promise<string | null> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args)
    return pattern.exec(stdout + stderr)?.[1] ?? null
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  }
}
