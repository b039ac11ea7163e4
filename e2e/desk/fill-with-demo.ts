import { createApi, DEMO_FILES, runDemo, type System, waitForDirectory } from '@intarsi/all-in-one'
import { readDirectory } from '@intarsi/directory-file'

/** The 48 demo referrals, as `npm start` submits them on a new data directory. */
export async function fillWithDemo(system: System): Promise<void> {
  const api = createApi(system)
  const directory = readDirectory(DEMO_FILES.directory)
  await waitForDirectory(api, directory)
  await runDemo({ api, directory, file: DEMO_FILES.referrals, onReferral: () => undefined })
}
