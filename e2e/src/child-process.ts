import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { eventually } from '@intarsi/testkit'

export type Child = {
  pid: number
  /** What it said so far, line by line. */
  out: readonly string[]
  errors: readonly string[]
  /** The first line of its output that matches; rejects, with all it said, when it ends or stays silent before. */
  says: (pattern: RegExp, deadlineMs: number) => Promise<RegExpExecArray>
  kill: (signal: NodeJS.Signals) => void
  /** Its exit code, null when a signal ended it; resolves when its output is closed too. */
  ended: Promise<number | null>
}

const living = new Set<ChildProcess>()

/** Starts a TypeScript file under plain Node, with this environment and nothing of ours but the PATH and what was compiled before. */
export function startChild(file: string, args: readonly string[], env: Record<string, string>): Child {
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  living.add(child)
  const out: string[] = []
  const errors: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => out.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  const ended = once(child, 'close').then(([code]) => {
    living.delete(child)
    return code as number | null
  })
  return {
    pid: child.pid ?? 0,
    out,
    errors,
    says: (pattern, deadlineMs) => saidBy({ child, out, errors }, pattern, deadlineMs),
    kill: (signal) => child.kill(signal),
    ended,
  }
}

type Spoken = { child: ChildProcess; out: string[]; errors: string[] }

async function saidBy({ child, out, errors }: Spoken, pattern: RegExp, deadlineMs: number) {
  const found = () => out.map((line) => pattern.exec(line)).find((match) => match !== null)
  const over = () => child.exitCode !== null || child.signalCode !== null
  await eventually(() => found() || over(), { deadlineMs }).catch(() => undefined)
  const match = found()
  if (match) return match
  throw new Error(`${pattern} was not said within ${deadlineMs} ms:\n${[...out, ...errors].join('\n')}`)
}

/** Ends whatever a test that failed left behind; for `afterAll`. */
export async function killChildren(): Promise<void> {
  const children = [...living]
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(children.map((child) => once(child, 'close')))
}
