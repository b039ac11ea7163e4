import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const infra = ['**/*.infra.test.ts', '**/*.flow.test.ts']
const browser = ['**/*.browser.test.ts']
const ignored = ['**/node_modules/**']

// Projects by what a test needs; the patterns are disjoint.
export default defineConfig({
  test: {
    // The default leaves one processor idle, while most tests wait for a server.
    maxWorkers: availableParallelism() + 1,
    // Files of one worker share the loaded modules: no test replaces a module or leaves something in one.
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...ignored, ...infra, ...browser, '**/*.db.test.ts'],
          // A shared machine may be slow; what a test says about time it says as a ratio.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: ignored,
          globalSetup: ['packages/testkit/src/setup/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'infra',
          include: infra,
          exclude: ignored,
          globalSetup: ['packages/testkit/src/setup/infrastructure.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          exclude: ignored,
          globalSetup: ['e2e/desk/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
