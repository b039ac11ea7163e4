import { expect, test } from 'vitest'
import { renderSummary, type Servers } from './test-summary.ts'

const stop = async () => undefined
const servers: Servers = {
  PostgreSQL: { address: 'postgres://x', what: 'PostgreSQL 18 embedded from npm', stop },
  Kafka: { address: null, why: 'no jars' },
  Redis: { address: 'redis://x', what: 'Redis 7.0 on the PATH', stop },
  Chromium: { address: 'chromium', what: 'Chromium 156', stop },
}
const file = (name: string, ...statuses: string[]) => ({
  name,
  status: statuses.includes('failed') || statuses.length === 0 ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
})
const report = {
  testResults: [
    file('/a/x.test.ts', 'passed', 'passed'),
    file('/a/x.db.test.ts', 'passed', 'failed'),
    file('/a/x.infra.test.ts', 'passed', 'skipped'),
  ],
}

test('the closing line stands alone and counts every suite', () => {
  const { text, failed } = renderSummary({ report, servers, requireAll: false, vitestFailed: true })
  expect(text.split('\n').at(-1)).toBe('4 passed, 1 failed')
  expect(failed).toBe(1)
})

test('each suite says what it ran on, and what was missing says why', () => {
  const { text } = renderSummary({ report, servers, requireAll: false, vitestFailed: true })
  expect(text).toMatch(/unit +1 +2 +0 +0 +no server/)
  expect(text).toMatch(
    /infrastructure +1 +1 +0 +1 +PostgreSQL 18 embedded from npm, no Kafka, Redis 7.0 on the PATH/,
  )
  expect(text).toContain('Kafka: none (no jars)')
  expect(text).toContain('1 not run')
})

test('when everything is required, what was missing and what was not run fail', () => {
  expect(renderSummary({ report, servers, requireAll: true, vitestFailed: true }).failed).toBe(3)
})

test('a file that cannot be loaded and an error outside every test are failures', () => {
  const broken = { testResults: [file('/a/broken.test.ts')] }
  expect(renderSummary({ report: broken, servers, requireAll: false, vitestFailed: true }).failed).toBe(1)
  const empty = { testResults: [] }
  expect(renderSummary({ report: empty, servers, requireAll: false, vitestFailed: true }).failed).toBe(1)
})
