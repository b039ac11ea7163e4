import { ConfigError } from '@intarsi/runtime'

/** What whoever typed the command reads, and the status it ends with: 2 when it was not understood (as `intarsi`), else 1. */
export type Refusal = { message: string; status: 1 | 2 }

/**
 * A refusal of the command line or of the environment, in words alone; null for any other error, whose stack says more.
 */
export function refusalOf(error: unknown, usage: string): Refusal | null {
  if (error instanceof ConfigError) return { message: `intarsi: ${error.message}\n`, status: 1 }
  if (!isParseError(error)) return null
  // What follows the first sentence is about arguments that begin with a dash; here none is taken.
  const [first] = error.message.split('. ')
  return { message: `intarsi: ${first}\nusage: ${usage}\n`, status: 2 }
}

/** Runs a command; a refusal is told on standard error. Rejects with any other error. */
export async function tellRefusal(usage: string, command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const refusal = refusalOf(error, usage)
    if (refusal === null) throw error
    process.stderr.write(refusal.message)
    process.exitCode = refusal.status
  }
}

function isParseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}
