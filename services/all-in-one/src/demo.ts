import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readAllInOneConfig } from './config.ts'
import { showDemo } from './demo/show-demo.ts'
import { dataDirectoryOf } from './open-store.ts'
import { startSystem } from './start-system.ts'
import { tellRefusal } from './tell-refusal.ts'

await tellRefusal('npm run demo', async () => {
  parseArgs({ options: {} })
  // A directory of its own, made new each time: the demo never touches the data of `npm start`.
  const config = readAllInOneConfig()
  const directory = join(dataDirectoryOf(config), 'demo')
  rmSync(directory, { recursive: true, force: true })
  const demo = { ...config, settings: { ...config.settings, INTARSI_DATA: directory } }

  process.stderr.write('starting PostgreSQL and every service …\n')
  const started = await startSystem(demo)
  if (started.running) {
    process.stderr.write(`a demo is running already: ${started.addresses.join(' ')}\n`)
    process.exitCode = 1
    return
  }
  try {
    await showDemo(started.system, process.stdout)
  } finally {
    await started.system.close()
  }
})
