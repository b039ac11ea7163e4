import { expect, test } from 'vitest'
import { createProgram } from './create-program.ts'
import { exitStatusOf } from './exit-status.ts'

async function statusOf(...args: string[]): Promise<number> {
  const program = createProgram()
  for (const command of [
    program,
    ...program.commands,
    ...program.commands.flatMap(({ commands }) => commands),
  ])
    command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
  const error = await program.parseAsync(args, { from: 'user' }).catch((thrown: unknown) => thrown)
  return exitStatusOf(error)
}

test('help that was asked for is no failure', async () => {
  expect(await statusOf('--help')).toBe(0)
  expect(await statusOf('parked', 'discard', '--help')).toBe(0)
})

test.for([
  ['no command', []],
  ['half a command', ['parked']],
  ['an unknown command', ['bogus']],
  ['an unknown option', ['lag', '--servce', 'x']],
  ['too many arguments', ['lag', 'equipe']],
  ['a missing argument', ['parked', 'show', 'equipe']],
  ['a missing reason', ['parked', 'discard', 'equipe', '0192f3a0-0000-7000-8000-000000000001']],
  [
    'a blank reason',
    ['parked', 'discard', 'equipe', '0192f3a0-0000-7000-8000-000000000001', '--reason', '      '],
  ],
  [
    'nobody who decides',
    [
      'parked',
      'discard',
      'equipe',
      '0192f3a0-0000-7000-8000-000000000001',
      '--reason',
      'sent twice',
      '--by',
      ' ',
    ],
  ],
  ['an id that is none', ['parked', 'show', 'equipe', 'abc']],
  ['a replay without its beginning', ['replay', '--consumer', 'equipe']],
  ['a replay from no instant', ['replay', '--consumer', 'equipe', '--from', 'noon']],
  ['a tail of no event', ['tail', '--type', 'referral-rooted']],
] as const)('%s is not understood', async ([, args]) => {
  expect(await statusOf(...args)).toBe(2)
})

test('what fails for another reason ends with 1, and a command may name its own status', async () => {
  expect(exitStatusOf(new Error('connect ECONNREFUSED'))).toBe(1)
  expect(await statusOf('import')).toBe(2)
  expect(await statusOf('territory', 'check', '/nowhere.yaml')).toBe(1)
})
