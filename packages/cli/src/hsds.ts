import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { Option } from 'commander'
import { bodiesOfHsds, type ProposedBody } from './hsds-bodies.ts'

/** `intarsi hsds`: bodies and desks of another directory, as entries of ours for a person to look over. */
export function register(program: Command): void {
  program
    .command('hsds')
    .argument('<file>', 'JSON in HSDS 3.0: organizations or services, a list or a page of an interface')
    .addOption(
      new Option('--kind <kind>', 'what these bodies are')
        .choices(['public', 'third-sector', 'volunteers'])
        .default('third-sector'),
    )
    .description('Entries for the directory file; agreements are left to you, without one nothing is shown')
    .action((file: string, options: { kind: ProposedBody['kind'] }) => {
      const { bodies, faults } = bodiesOfHsds(JSON.parse(readFileSync(file, 'utf8')), options)
      for (const fault of faults) console.error(fault)
      if (faults.length > 0) process.exitCode = 1
      // JSON is YAML: each body on a line, as the directory file has them.
      console.log(['bodies:', ...bodies.map((body) => `  - ${JSON.stringify(body)}`)].join('\n'))
    })
}
