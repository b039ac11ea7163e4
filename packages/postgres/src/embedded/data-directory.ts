import { createHash } from 'node:crypto'
import { basename, join, resolve } from 'node:path'

/**
 * Where a clone keeps its data: what is configured (`INTARSI_DATA`), else `data/local` in the clone. Root's
 * PostgreSQL runs as another account, which may not be able to enter the clone: then a directory of this clone's
 * own in `/var/lib/intarsi`, which outlives a reboot.
 */
export function embeddedDataDirectory({
  clone,
  configured,
}: {
  clone: string
  configured?: string | undefined
}) {
  if (configured) return resolve(configured)
  if (process.getuid?.() !== 0) return join(clone, 'data', 'local')
  const mark = createHash('sha256').update(resolve(clone)).digest('hex').slice(0, 8)
  return join('/var/lib/intarsi', `${basename(resolve(clone))}-${mark}`)
}
