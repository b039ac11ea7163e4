import { readFileSync } from 'node:fs'
import type { Command } from 'commander'

/** The bytes of a file named on the command line; ends the command when it cannot be read. */
export function readBytes(program: Command, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return program.error(`cannot read ${path}: ${reason}`, { exitCode: 2 })
  }
}
