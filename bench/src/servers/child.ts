import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { spawnKept } from '@intarsi/postgres/embedded'
import { eventually } from '@intarsi/testkit'

const START_MS = 120_000

export type Child = {
  /** What it said when it was ready. */
  ready: RegExpExecArray
  stop: () => Promise<void>
}

export type ChildOptions = {
  name: string
  /** The program and its arguments, run by this Node. */
  args: readonly string[]
  env?: Record<string, string>
  /** Where its log goes: a file, so that reading it costs the generator nothing. */
  directory: string
  saysWhenReady: RegExp
}

/** Starts a program that does not outlive us and waits for its word that it is ready. Rejects with its log. */
export async function startChild({
  name,
  args,
  env,
  directory,
  saysWhenReady,
}: ChildOptions): Promise<Child> {
  const logFile = join(directory, `${name}.log`)
  const log = openSync(logFile, 'a')
  const inherited = { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }
  const child = spawnKept(
    { command: process.execPath, args, signal: 'TERM' },
    { stdio: ['pipe', log, log], env: { ...inherited, ...env } },
  )
  closeSync(log)
  let ended = false
  child.exited.then(() => {
    ended = true
  })
  const said = async () => saysWhenReady.exec(await readFile(logFile, 'utf8'))
  await eventually(async () => ended || (await said()), { deadlineMs: START_MS }).catch(() => undefined)
  const ready = await said()
  if (!ready || ended)
    throw new Error(`${name} did not start:\n${(await readFile(logFile, 'utf8')).slice(-3_000)}`)
  const stop = async () => {
    child.end()
    await child.exited
  }
  return { ready, stop }
}
