import { CommanderError } from 'commander'
import { createProgram } from './create-program.ts'
import { exitStatusOf } from './exit-status.ts'

try {
  await createProgram().parseAsync()
} catch (error) {
  // The parser has told its own.
  if (!(error instanceof CommanderError)) process.stderr.write(`intarsi: ${(error as Error).message}\n`)
  process.exitCode = exitStatusOf(error)
}
