import { CommanderError } from 'commander'
import { UsageError } from './usage-error.ts'

/** 0 for help that was asked for, 2 when the command line was not understood, else 1 or what the command said. */
export function exitStatusOf(error: unknown): number {
  if (error instanceof UsageError) return 2
  if (!(error instanceof CommanderError)) return 1
  // A command that refuses by itself names its status; the parser knows but one for everything.
  return error.code === 'commander.error' || error.exitCode === 0 ? error.exitCode : 2
}
