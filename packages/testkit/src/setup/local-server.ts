import { closeSync, openSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type KeptChild, spawnKept } from '@intarsi/postgres/embedded'
import { eventually } from '../eventually.ts'

export type LocalServer = {
  name: string
  port: number
  /** The command, given the directory that is the server's own until it stops. */
  command: (directory: string) => Promise<{ command: string; args: string[] }>
  deadlineMs: number
}

/** Starts a server in a directory of its own and waits until its port answers. Throws with its log when it does not. */
export async function startLocalServer({
  name,
  port,
  command,
  deadlineMs,
}: LocalServer): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), `intarsi-test-${name}-`))
  const logFile = join(directory, 'server.log')
  const child = spawnLogged(await command(directory), logFile)
  let ended = false
  child.exited.then(() => {
    ended = true
  })
  const stop = async () => {
    child.end()
    await child.exited
    await rm(directory, { recursive: true, force: true })
  }
  const up = await eventually(async () => ended || (await answers(port)), { deadlineMs }).catch(() => false)
  if (up && !ended) return stop
  const log = await readFile(logFile, 'utf8')
  await stop()
  throw new Error(`${name} did not start:\n${log.slice(-2000)}`)
}

/** A server that goes down with this process, and what it says at the end of a file. */
export function spawnLogged(
  { command, args }: { command: string; args: string[] },
  logFile: string,
): KeptChild {
  const log = openSync(logFile, 'a')
  try {
    return spawnKept({ command, args, signal: 'TERM' }, { stdio: ['pipe', log, log] })
  } finally {
    closeSync(log)
  }
}

/** Whether something takes connections at a port of this machine. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
