import { execFile } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Cluster, SERVER_ENVIRONMENT } from './cluster.ts'
import { type KeptChild, spawnKept } from './kept-child.ts'

const LARGEST_LOG_BYTES = 10_000_000

/** Starts PostgreSQL; it writes its own log, and ends when we do. */
export async function spawnServer(cluster: Cluster, settings: Record<string, string>): Promise<KeptChild> {
  await rotateLog(cluster.logFile)
  const log = openSync(cluster.logFile, 'a', 0o600)
  try {
    const command = join(cluster.binaries.directory, 'bin', 'postgres')
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    return spawnKept(
      { command, args: ['-D', cluster.pgData, ...flags], signal: 'INT' },
      { ...cluster.account, cwd: '/', env: SERVER_ENVIRONMENT, stdio: ['pipe', log, log] },
    )
  } finally {
    closeSync(log)
  }
}

/** Stops whatever PostgreSQL runs on the cluster: ours, or an orphan of a process that was killed. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const pid = await runningServer(cluster.pgData)
  if (pid === null) return
  try {
    await pgCtlStop(cluster, 'fast')
  } catch {
    // A backend that does not end in time costs a recovery at the next start, and no data.
    await pgCtlStop(cluster, 'immediate')
  }
}

async function pgCtlStop({ binaries, account, pgData }: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  const pgCtl = join(binaries.directory, 'bin', 'pg_ctl')
  const options = { ...account, cwd: '/', env: SERVER_ENVIRONMENT }
  try {
    await promisify(execFile)(pgCtl, ['stop', '-D', pgData, '-m', mode, '-w', '-t', '30'], options)
  } catch (error) {
    // Between our look and the command's the server may have ended: who kept it for a dead parent ends it as well.
    if ((await runningServer(pgData)) !== null) throw error
  }
}

/**
 * The process id of the server on this data directory, null when there is none. After a reboot the number in
 * `postmaster.pid` may belong to another program; PostgreSQL would then refuse to start, so the file is removed.
 */
export async function runningServer(pgData: string): Promise<number | null> {
  const path = join(pgData, 'postmaster.pid')
  const pid = Number((await readIfThere(path))?.split('\n')[0])
  if (!pid) return null
  if ((await commandOf(pid)).includes(pgData)) return pid
  await rm(path, { force: true })
  return null
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readIfThere(`/proc/${pid}/cmdline`)) ?? ''
  try {
    return (await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)])).stdout
  } catch {
    return ''
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as { code?: string }).code ?? '')) return null
    throw error
  }
}

async function rotateLog(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (file) => file.size,
    () => 0,
  )
  if (size > LARGEST_LOG_BYTES) await rename(logFile, `${logFile}.1`)
}
