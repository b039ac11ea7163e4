// The system of the browser tests: what `npm start` runs with its demo data, in a process of its own as there. Writes
// where it answers to a file of the directory in its first argument, and ends on SIGTERM.
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startSystem } from '@intarsi/all-in-one'
import { listPages } from '@intarsi/desk'
import { createLogger } from '@intarsi/http'
import { databaseUrl } from '@intarsi/postgres'
import { closeOnSignals } from '@intarsi/runtime'
import { findPostgres, firstPort, readTestConfig } from '@intarsi/testkit/setup'
import { fillWithDemo } from './fill-with-demo.ts'
import { type DeskUnderTest, fileOfDesk } from './told.ts'

const [directory = ''] = process.argv.slice(2)
// One of its own, as `npm start` has, but with nothing to keep over a power cut.
const postgres = await findPostgres({ ...readTestConfig(), postgres: undefined })
const system = await start(postgres.address)
closeOnSignals({
  deadlineMs: 30_000,
  logger: createLogger({ service: 'browser-tests', level: 'fatal' }),
  close: async () => {
    await system.close()
    await postgres.stop()
  },
})
await fillWithDemo(system)
await tell({
  url: system.desk,
  issuer: system.issuer,
  databases: Object.fromEntries(
    system.services.map(({ name }) => [name, databaseUrl(postgres.address, `intarsi_${name}`)]),
  ),
  pages: await listPages(),
  services: Object.fromEntries(system.services.map(({ name, url }) => [name, url])),
})

async function start(address: string) {
  const started = await startSystem({
    settings: {
      INTARSI_DATA: join(directory, 'data'),
      INTARSI_PG: address,
      INTARSI_HOST: '127.0.0.1',
      INTARSI_FIRST_PORT: firstPort(),
      INTARSI_METRICS_PORT: 0,
    },
    environment: {
      INTARSI_LOG_LEVEL: 'warn',
      INTARSI_REQUESTS_PER_MINUTE: '0',
      // Receivers of the tests are on this machine.
      INTARSI_WEBHOOK_NETWORKS: '127.0.0.0/8',
    },
  })
  if (started.running) throw new Error(`${directory} is in use`)
  return started.system
}

async function tell(desk: DeskUnderTest): Promise<void> {
  const file = fileOfDesk(directory)
  await writeFile(`${file}.new`, JSON.stringify(desk))
  await rename(`${file}.new`, file)
}
