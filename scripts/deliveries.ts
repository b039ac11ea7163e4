// `npm run deliveries`: 10,000 events to 50 endpoints, a third of which is slow, failing or dead. Fails when a healthy
// one is delayed, an event is lost, or one reaches an endpoint that it is not for. Arguments: events, endpoints, rate;
// `--write` puts the figures into `docs/integrators.md`.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Outcome, runDeliveries } from '../e2e/src/deliveries/run-deliveries.ts'
import { busMigrations, createEmbeddedTransport } from '../packages/messaging/src/index.ts'
import { startEmbeddedPostgres } from '../packages/postgres/src/embedded/index.ts'
import { migrate } from '../packages/postgres/src/index.ts'
import { notifications } from '../services/notifications/src/index.ts'

const require = createRequire(new URL('../packages/messaging/package.json', import.meta.url))
const { Client } = require('pg')
const { pino } = require('pino')

const DOCUMENT = new URL('../docs/integrators.md', import.meta.url)
const given = process.argv.slice(2)
const [events = 10_000, endpoints = 50, eventsPerSecond = 50] = given
  .filter((one) => one !== '--write')
  .map(Number)
const directory = await mkdtemp(join(tmpdir(), 'intarsi-deliveries-'))
await chmod(directory, 0o711)
const logger = pino({ level: 'silent' })
// As it is run in earnest: every commit is on the disk before it counts.
const start = await startEmbeddedPostgres({
  dataDirectory: join(directory, 'data'),
  logger,
  settings: { max_connections: '200' },
})
if (!start.started) throw new Error(`${directory} is in use`)
const { adminUrl, stop } = start.postgres

function inWords({ healthy, broken, onWayMs, lateMs, strays, outOfOrder }: Outcome): string {
  const machine = `${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GiB, everything on one machine`
  const times = ({ p50, p95, p99 }: Outcome['onWayMs']) => `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`
  return [
    `${events} events at ${eventsPerSecond} a second to ${endpoints} endpoints (${machine}):`,
    '',
    `- ${healthy.endpoints} healthy endpoints: ${healthy.owed} deliveries, ${healthy.missing} lost, ${healthy.repeats} repeated;`,
    `  from the event to its receipt ${times(onWayMs)}, from the fact behind it ${times(lateMs)}`,
    `- ${broken.endpoints} slow, failing or dead ones: of ${broken.owed} deliveries ${broken.missingAfterRecovery} lost, once they were recovered`,
    `- ${strays} at an endpoint without the filter or the right for it, ${outOfOrder} out of the order asked for`,
  ].join('\n')
}

/** Between the lines that mark the place. */
async function writeFigures(figures: string): Promise<void> {
  const document = await readFile(DOCUMENT, 'utf8')
  const place = /(<!-- npm run deliveries -- --write -->\n)[\s\S]*?(<!-- end -->)/
  if (!place.test(document)) throw new Error('The document has no place for the figures.')
  await writeFile(
    DOCUMENT,
    document.replace(place, (_, begin, end) => `${begin}\n${figures}\n\n${end}`),
  )
}

async function database(name: string): Promise<string> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name} template template0`)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

try {
  const [busUrl, databaseUrl] = [await database('deliveries_bus'), await database('deliveries_notifications')]
  await migrate(busUrl, [busMigrations])
  await migrate(databaseUrl, notifications.migrations)
  const transport = createEmbeddedTransport({ url: busUrl, logger })
  const tell = (line: string) => console.log(line)
  const outcome = await runDeliveries({
    ...{ transport, databaseUrl, endpoints, events, eventsPerSecond, tell },
    patienceMs: 900_000,
  })
  await transport.close()
  const figures = inWords(outcome)
  console.log(figures)
  if (given.includes('--write')) await writeFigures(figures)
  const faults =
    outcome.healthy.missing + outcome.broken.missingAfterRecovery + outcome.strays + outcome.outOfOrder
  process.exitCode = faults === 0 && outcome.onWayMs.p95 < 1_000 ? 0 : 1
} finally {
  await stop()
  await rm(directory, { recursive: true, force: true })
}
