import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const infra = ['**/*.infra.test.ts', '**/*.flow.test.ts']
const browser = ['**/*.browser.test.ts']
const ignored = ['**/node_modules/**']

/** Long tests first, so that short ones fill the end; while they run, the system of the browser tests starts. */
const ORDER = ['infra', 'browser', 'db', 'unit']

class LongProjectsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification) => ORDER.indexOf(project.name)
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

// Projects by what a test needs; the patterns are disjoint.
export default defineConfig({
  test: {
    // The default leaves one processor idle, while most tests wait for a server.
    maxWorkers: availableParallelism() + 1,
    // Files of one worker share the loaded modules: no test replaces a module or leaves something in one.
    isolate: false,
    // Node itself loads them, as it does where they run: Vite would transform each, in one process for all.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: LongProjectsFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...ignored, ...infra, ...browser, '**/*.db.test.ts'],
          setupFiles: ['services/desk/test/setup/views.ts'],
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
