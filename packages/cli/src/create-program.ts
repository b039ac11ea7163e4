import { Command } from 'commander'
import { register as backup } from './backup.ts'
import { register as hsds } from './hsds.ts'
import { register as importFile } from './import.ts'
import { register as lag } from './lag.ts'
import { register as match } from './match.ts'
import { register as migrate } from './migrate.ts'
import { register as parked } from './parked.ts'
import { register as replay } from './replay.ts'
import { register as restore } from './restore.ts'
import { register as tail } from './tail.ts'
import { register as territory } from './territory.ts'

/** The command line `intarsi`; each command rejects with what the caller is to read. */
export function createProgram(): Command {
  const program = new Command('intarsi')
    .description('Prepare, look into and look after an intarsi installation')
    .addHelpText('after', '\nIt ends with 0 when all is well, 1 when not, and 2 when it did not understand.')
    // Inherited by each command made below: a parser's refusal reaches the caller like any other.
    .exitOverride()
  const commands = [
    ...[migrate, importFile, hsds, match, backup, restore],
    ...[territory, parked, replay, lag, tail],
  ]
  for (const register of commands) register(program)
  return program
}
