import { readdir, readFile, readlink } from 'node:fs/promises'

/**
 * The processes that have to do with a directory: it stands in their command line, or they work in it, as
 * PostgreSQL's own children do. Read from /proc: these tests run on Linux.
 */
export async function processesOf(directory: string): Promise<string[]> {
  const found: string[] = []
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const command = await ofProcess(readFile(`/proc/${pid}/cmdline`, 'utf8'))
    const workingIn = await ofProcess(readlink(`/proc/${pid}/cwd`))
    if (command.includes(directory) || workingIn.startsWith(directory)) {
      found.push(`${pid} ${command.replaceAll('\0', ' ')}`)
    }
  }
  return found
}

/** What cannot be read belongs to a process that ended meanwhile, or to nobody we may look at. */
async function ofProcess(reading: Promise<string>): Promise<string> {
  return reading.catch(() => '')
}
