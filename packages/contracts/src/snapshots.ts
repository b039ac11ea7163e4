import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Snapshot } from './compatibility.ts'

const FOLDER = join(import.meta.dirname, '..', 'snapshots')

/** The committed snapshots, by event type. */
export function readSnapshots(): Snapshot[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'))
  return files.sort().map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Snapshot)
}

export function writeSnapshot(snapshot: Snapshot): void {
  writeFileSync(join(FOLDER, `${snapshot.type}.json`), `${JSON.stringify(snapshot, null, 2)}\n`)
}
