import { expect, test } from 'vitest'
import { faultsOf, type Member } from './boundaries.ts'

const member = (name: string, directory: string, dependencies: string[] = []): Member => ({
  name: `@intarsi/${name}`,
  directory,
  dependencies: dependencies.map((each) => `@intarsi/${each}`),
  devDependencies: ['@intarsi/testkit'],
})
const members = [
  member('kernel', 'packages/kernel'),
  member('http', 'packages/http', ['kernel']),
  member('testkit', 'packages/testkit', ['kernel']),
  member('intake', 'services/intake', ['kernel', 'housing']),
  member('housing', 'services/housing', ['http']),
  member('all-in-one', 'services/all-in-one', ['intake', 'housing']),
]
const faults = (path: string, text: string) => faultsOf({ path, text }, members)

test('what package.json declares may be imported', () => {
  expect(
    faults('packages/http/src/a.ts', `import { x } from '@intarsi/kernel'\nimport z from 'zod'`),
  ).toEqual([])
})

test('what it does not declare may not, however the import is written', () => {
  for (const text of [
    `import {\n  x,\n} from '@intarsi/http'`,
    `export * from '@intarsi/http'`,
    `const x = await import('@intarsi/http')`,
    `import '@intarsi/http'`,
    `import type { X } from '@intarsi/http/deep'`,
  ]) {
    expect(faults('packages/kernel/src/a.ts', text)).toEqual([
      'packages/kernel/src/a.ts: @intarsi/http is not declared in packages/kernel/package.json',
    ])
  }
})

test('a service never imports another, even when declared; the all-in-one imports them all', () => {
  const text = `import { housing } from '@intarsi/housing'`
  expect(faults('services/intake/src/a.ts', text)).toEqual([
    'services/intake/src/a.ts: a service must not import another service (@intarsi/housing); they meet in events',
  ])
  expect(faults('services/all-in-one/src/a.ts', text)).toEqual([])
})

test('a package never imports a service', () => {
  expect(faults('packages/http/src/a.ts', `import '@intarsi/intake'`)[0]).toContain(
    'must not import the service',
  )
})

test('the testkit is for tests only', () => {
  const text = `import { testDatabase } from '@intarsi/testkit'`
  expect(faults('packages/http/src/a.ts', text)[0]).toContain('is for tests only')
  expect(faults('packages/http/src/a.db.test.ts', text)).toEqual([])
})

test('a relative import stays in its package', () => {
  expect(faults('packages/http/src/a.ts', `import '../../kernel/src/ids.ts'`)[0]).toContain('reaches out of')
  expect(faults('packages/http/src/b/a.ts', `import '../c.ts'`)).toEqual([])
})
