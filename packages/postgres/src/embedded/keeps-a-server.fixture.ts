// Runs PostgreSQL on the directory of its first argument until it is killed; says where it answers.
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'

const logger = { info: () => undefined, error: () => undefined }
const start = await startEmbeddedPostgres({
  dataDirectory: process.argv[2] ?? '',
  logger,
  settings: { fsync: 'off' },
})
process.stdout.write(`${start.started ? start.postgres.adminUrl : 'running'}\n`)
setInterval(() => undefined, 60_000)
