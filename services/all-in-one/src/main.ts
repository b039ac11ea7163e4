import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readDirectory } from '@intarsi/directory-file'
import { createLogger } from '@intarsi/http'
import { closeOnSignals } from '@intarsi/runtime'
import { pino } from 'pino'
import { DEMO_FILES, readAllInOneConfig } from './config.ts'
import { admitSome } from './demo/admit-some.ts'
import { createApi } from './demo/api.ts'
import { showDemo } from './demo/show-demo.ts'
import { type System, startSystem } from './start-system.ts'
import { tellRefusal } from './tell-refusal.ts'
import { headline, welcome } from './welcome.ts'

await tellRefusal('npm start [-- --empty]', async () => {
  const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } })
  const config = readAllInOneConfig()
  process.stderr.write('starting PostgreSQL and every service …\n')
  const started = await startSystem(config)
  if (started.running) {
    console.log(`intarsi is already running on this data directory:\n${started.addresses.join('\n')}`)
  } else {
    await run(started.system, values.empty)
  }
})

async function run(system: System, empty: boolean): Promise<void> {
  closeOnSignals({
    deadlineMs: 30_000,
    // A bug that reached the top is told where it is seen; the rest is in the log file.
    logger: createLogger({ service: 'all-in-one', level: 'fatal', destination: pino.destination(2) }),
    close: async () => {
      process.stderr.write('\nstopping …\n')
      await system.close()
    },
  })
  if (system.portsTaken) process.stderr.write(`${system.portsTaken}\n`)
  console.log(headline(system))
  await firstStart(system, empty)
  console.log(welcome(system))
}

/** On a new data directory the demo referrals are submitted, once; or never, when it is to stay empty. */
async function firstStart(system: System, empty: boolean): Promise<void> {
  const mark = join(system.dataDirectory, 'first-start')
  if (existsSync(mark)) return
  if (!empty) {
    await showDemo(system, process.stdout)
    await admitSome(createApi(system), readDirectory(DEMO_FILES.directory))
  }
  writeFileSync(mark, `${empty ? 'empty' : 'demo'}\n`)
}
