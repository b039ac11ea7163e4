import { createProgram } from './create-program.ts'

try {
  await createProgram().parseAsync()
} catch (error) {
  process.stderr.write(`intarsi: ${(error as Error).message}\n`)
  process.exitCode = 1
}
