import { readDirectory } from '@intarsi/directory-file'
import { SingleBar } from 'cli-progress'
import { DEMO_FILES } from '../config.ts'
import type { System } from '../start-system.ts'
import { createApi } from './api.ts'
import { demoTable } from './demo-table.ts'
import { runDemo } from './run-demo.ts'
import { waitForDirectory } from './wait-for-directory.ts'

/** Submits the demo referrals to a running system while one watches, then prints what became of each. */
export async function showDemo(system: System, out: NodeJS.WriteStream): Promise<void> {
  const api = createApi(system)
  const directory = readDirectory(DEMO_FILES.directory)
  await waitForDirectory(api, directory)
  const bar = new SingleBar({
    stream: process.stderr,
    format: 'segnalazioni [{bar}] {value}/{total}',
    noTTYOutput: false,
    clearOnComplete: true,
  })
  bar.start(1, 0)
  const onReferral = (done: number, all: number) => {
    bar.setTotal(all)
    bar.update(done)
  }
  try {
    const rows = await runDemo({ api, directory, file: DEMO_FILES.referrals, onReferral })
    bar.stop()
    out.write(`${demoTable(rows, { width: out.columns ?? 230 })}\n`)
  } finally {
    bar.stop()
  }
}
