import { expect, test } from 'vitest'
import * as z from 'zod'
import { createLogger, describeError } from './logger.ts'

function loggerWithLines() {
  const lines: string[] = []
  const logger = createLogger({ service: 'intake', destination: { write: (line) => lines.push(line) } })
  return { logger, lines }
}

test('bodies, events, tokens and passwords never reach a line, even when somebody logs them', () => {
  const { logger, lines } = loggerWithLines()
  const secret = { surname: 'Ginepro' }
  logger.info({ body: secret, token: 'Ginepro', job: { data: secret, password: 'Ginepro' } }, 'saved')
  logger.info({ req: { url: '/x?surname=Ginepro', headers: { authorization: 'Ginepro' } } }, 'saved')
  expect(lines.join('')).not.toContain('Ginepro')
  expect(lines.join('')).toContain('"service":"intake"')
})

test('a database error is told by its code and constraint, not by the row it was about', () => {
  const { logger, lines } = loggerWithLines()
  const row = Object.assign(new Error('Key (surname)=(Ginepro) exists'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'Ginepro',
    table: 'person',
  })
  logger.error({ err: new Error('not saved', { cause: row }) }, 'failed')
  expect(lines.join('')).not.toContain('Ginepro')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { message: 'not saved', cause: { code: '23505', table: 'person' } },
  })
})

test('an answer that does not fit its schema is told by the fields, not by their values', () => {
  const { error } = z.object({ age: z.int() }).safeParse({ age: 'Ginepro' })
  expect(describeError(new Error('answer', { cause: error }))).toMatchObject({
    cause: { faults: ['/age: invalid_type'] },
  })
})
