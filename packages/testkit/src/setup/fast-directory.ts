import { readFile, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'

const IN_MEMORY = '/dev/shm'
const ENOUGH_BYTES = 4 * 1024 ** 3

/**
 * Where servers of a test run keep their files: in memory where there is room for them, since they make and drop some
 * hundred databases; else the host's directory for such. Programs are run from there too, so it must allow that.
 */
export async function fastDirectory(): Promise<string> {
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '')
  const options = mountOptions(mounts, IN_MEMORY)
  if (!options || options.includes('noexec') || options.includes('ro')) return tmpdir()
  const { bavail, bsize } = await statfs(IN_MEMORY)
  return bavail * bsize < ENOUGH_BYTES ? tmpdir() : IN_MEMORY
}

/** Options of what is mounted at a place, from the text of `/proc/mounts`; undefined when nothing is. */
export function mountOptions(mounts: string, place: string): string[] | undefined {
  const line = mounts
    .split('\n')
    .map((each) => each.split(' '))
    .findLast(([, at]) => at === place)
  return line?.[3]?.split(',')
}
