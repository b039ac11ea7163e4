// What a newcomer does: clones, starts, looks, presses Ctrl-C, and starts again. Run by `.ci/run`.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const FIRST_START_MS = 240_000
const LATER_START_MS = 60_000
const STOP_MS = 30_000
const root = join(import.meta.dirname, '..')

const directory = await mkdtemp(join(tmpdir(), 'intarsi-clean-clone-'))
const clone = join(directory, 'closed', 'clone')
const data = join(directory, 'data')
const running = new Set<ChildProcess>()

try {
  await chmod(directory, 0o711)
  // Nobody else may enter where the clone lies: PostgreSQL runs as another account when we are root.
  await mkdir(join(directory, 'closed'), { mode: 0o700 })
  execFileSync('git', ['clone', '--quiet', root, clone])
  await startAndStop({ arguments: [], deadlineMs: FIRST_START_MS })
  await startAndStop({ arguments: ['--', '--empty'], deadlineMs: LATER_START_MS })
  console.log('a clean clone starts, answers on /readyz, stops on SIGINT and starts again')
} finally {
  for (const child of running) signalGroup(child, 'SIGKILL')
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

async function startAndStop(start: { arguments: string[]; deadlineMs: number }): Promise<void> {
  const child = spawn('npm', ['start', ...start.arguments], {
    cwd: clone,
    detached: true,
    env: { ...process.env, INTARSI_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  // Its output closes when the last of its processes ends: on Ctrl-C npm's own shell ends before intarsi has stopped.
  let ended = false
  const closed = once(child, 'close').then((result) => {
    ended = true
    return result
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk
    process.stdout.write(chunk)
  })
  await until(`ready within ${start.deadlineMs} ms`, start.deadlineMs, async () => {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
    return answersReady(/http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0])
  })
  signalGroup(child, 'SIGINT')
  await until(`stopped within ${STOP_MS} ms`, STOP_MS, async () => ended)
  const [code, signal] = (await closed) as [number | null, string | null]
  running.delete(child)
  if (code !== 0 && signal !== 'SIGINT')
    throw new Error(`after SIGINT npm start ended with ${code ?? signal}`)
  if (await serverLeft()) throw new Error('PostgreSQL still runs after npm start ended')
}

async function answersReady(address: string | undefined): Promise<boolean> {
  if (!address) return false
  try {
    return (await fetch(`${address}/readyz`)).ok
  } catch {
    // Not listening yet.
    return false
  }
}

async function serverLeft(): Promise<boolean> {
  for (const name of await readdir(data)) {
    if (name.startsWith('postgres-') && existsSync(join(data, name, 'postmaster.pid'))) return true
  }
  return false
}

async function until(what: string, deadlineMs: number, condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not ${what}`)
    await pause(100)
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, signal)
}
