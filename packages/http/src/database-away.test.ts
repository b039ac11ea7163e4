import { expect, test } from 'vitest'
import { testApp } from '../test/test-app.ts'
import { isDatabaseAway } from './database-away.ts'

const withCode = (code: string) => Object.assign(new Error('it failed'), { code })

test('a server that stops, starts or cannot be reached is away; a refused statement is not', () => {
  for (const code of ['57P01', '57P03', '08006', 'ECONNREFUSED'])
    expect(isDatabaseAway(withCode(code))).toBe(true)
  expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true)
  for (const code of ['23505', '57014', '22P02']) expect(isDatabaseAway(withCode(code))).toBe(false)
  expect(isDatabaseAway(new TypeError('x is undefined'))).toBe(false)
})

test('while the database is away a caller is told to come again', async () => {
  const http = await testApp((h) => {
    h.get('/gone', { config: { action: 'public' } }, () => Promise.reject(withCode('57P01')))
  })
  const answer = await http.inject('/gone')
  expect(answer.json()).toMatchObject({ status: 503, code: 'database-away' })
  expect(answer.headers['retry-after']).toBe('2')
})

test('what a migration overtook is to be asked again', async () => {
  const overtaken = Object.assign(withCode('0A000'), { routine: 'RevalidateCachedQuery' })
  const http = await testApp((h) => {
    h.get('/overtaken', { config: { action: 'public' } }, () => Promise.reject(overtaken))
  })
  const answer = await http.inject('/overtaken')
  expect(answer.json()).toMatchObject({ status: 503, code: 'busy' })
})
