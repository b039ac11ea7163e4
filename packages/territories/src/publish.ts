import { writeFileSync } from 'node:fs'
import { loadProfiles } from './load/load-profiles.ts'
import { changedSincePublished, currentHashes, PUBLISHED } from './published.ts'

// Run as `node packages/territories/src/publish.ts`: records new versions; refuses when a published one changed.
const changed = changedSincePublished()
loadProfiles()
if (changed.length > 0) {
  console.error(`published versions changed, write a new version instead: ${changed.join(', ')}`)
  process.exitCode = 1
} else {
  writeFileSync(PUBLISHED, `${JSON.stringify(currentHashes(), null, 2)}\n`)
}
