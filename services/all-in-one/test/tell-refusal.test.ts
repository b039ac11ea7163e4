import { parseArgs } from 'node:util'
import { expect, test } from 'vitest'
import { readAllInOneConfig } from '../src/config.ts'
import { refusalOf } from '../src/tell-refusal.ts'

function refusedBy(act: () => unknown) {
  try {
    act()
  } catch (error) {
    return refusalOf(error, 'npm start [-- --empty]')
  }
  throw new Error('it was not refused')
}

test.for([
  ['--emty', "Unknown option '--emty'"],
  ['--empty=no', "Option '--empty' does not take an argument"],
  ['empty', "Unexpected argument 'empty'"],
])('%s is told with the usage, as not understood', ([typed = '', message]) => {
  const refusal = refusedBy(() => parseArgs({ args: [typed], options: { empty: { type: 'boolean' } } }))
  expect(refusal?.message.split('\n')).toEqual([
    expect.stringContaining(`intarsi: ${message}`),
    'usage: npm start [-- --empty]',
    '',
  ])
  expect(refusal?.status).toBe(2)
})

test.for(['abc', '80', '4000.5', '70000'])('a first port of %s is told by name and value', (port) => {
  expect(refusedBy(() => readAllInOneConfig({ INTARSI_FIRST_PORT: port }))).toEqual({
    message: `intarsi: The configuration is not usable:\n  INTARSI_FIRST_PORT: "${port}" is not a whole number from 1024 to 65000\n`,
    status: 1,
  })
})

test('every variable that is wrong is told, and an empty one counts as not set', () => {
  const env = { INTARSI_FIRST_PORT: 'abc', INTARSI_METRICS_PORT: 'x', INTARSI_PG: 'mysql://root@db' }
  const { message = '' } = refusedBy(() => readAllInOneConfig(env)) ?? {}
  for (const name of Object.keys(env)) expect(message).toContain(`  ${name}: `)
  expect(readAllInOneConfig({ INTARSI_FIRST_PORT: '', INTARSI_METRICS_PORT: '9500' }).settings).toMatchObject(
    {
      INTARSI_FIRST_PORT: 4000,
      INTARSI_METRICS_PORT: 9500,
    },
  )
})

test('an error that is nobody’s typing keeps its stack', () => {
  expect(refusalOf(new TypeError('x is not a function'), '')).toBeNull()
})
