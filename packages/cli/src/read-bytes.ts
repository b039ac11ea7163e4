import { readFileSync } from 'node:fs'
import type { Command } from 'commander'

/** The bytes of a file named on the command line; ends the command when it cannot be read. */
export function readBytes(program: Command, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    return program.error(`cannot read ${path}: ${reasonOf(error)}`, { exitCode: 2 })
  }
}

/** The system's words alone: `ENOENT: no such file or directory, open 'x'` names the call and the path again. */
function reasonOf(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error))
  return message.match(/^[A-Z0-9]+: (.+?), \w+/)?.[1] ?? message
}
