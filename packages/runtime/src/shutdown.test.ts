import { pino } from 'pino'
import { expect, test } from 'vitest'
import { shutDown } from './shutdown.ts'

test('steps run one after the other, whatever one of them does', async () => {
  const log: string[] = []
  const lines: string[] = []
  const logger = pino({ level: 'error' }, { write: (line: string) => lines.push(line) })
  const steps = [
    { name: 'readiness', run: () => log.push('readiness') },
    { name: 'http', run: () => Promise.reject(new Error('stuck request')) },
    { name: 'consumer', run: () => new Promise(() => undefined) },
    { name: 'database', run: async () => log.push('database') },
  ]
  await shutDown(steps, 20, logger)
  expect(log).toEqual(['readiness', 'database'])
  expect(lines.map((line) => JSON.parse(line).step)).toEqual(['http', 'consumer'])
})
