import { stripVTControlCharacters } from 'node:util'
import type { Command } from 'commander'
import { vi } from 'vitest'
import { createProgram } from '../src/create-program.ts'

/**
 * What `intarsi ARGS` prints, run in this process with these variables added to the environment. Rejects with what the
 * caller would read.
 */
export async function runIntarsi(args: readonly string[], environment: Record<string, string>) {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...line) => void printed.push(line.join(' ')))
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  try {
    const program = createProgram()
    for (const command of withAllBelow(program)) {
      command.exitOverride().configureOutput({ writeErr: () => undefined })
    }
    await program.parseAsync(args, { from: 'user' })
    return stripVTControlCharacters(printed.join('\n'))
  } finally {
    vi.unstubAllEnvs()
    log.mockRestore()
  }
}

function withAllBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withAllBelow)]
}
