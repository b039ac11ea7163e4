import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import { fileOf } from './clone.ts'

export type Line = { id: string; subject: string; sequence: number }

/** One of the examples at work: what it printed over all its lives, as any subscriber would keep it. */
export type Follower = {
  name: string
  lines: Line[]
  start: () => Promise<void>
  /** As a crash does it. */
  kill: () => Promise<void>
}

type Example = { file: string; env: Record<string, string>; ready?: RegExp }

const RUNTIMES: Readonly<Record<string, string>> = { ts: process.execPath, py: 'python3', sh: 'sh' }

/** An example of the folder `examples`, run as its first line says. */
export function followerOf({ file, env, ready }: Example): Follower {
  const lines: Line[] = []
  let child: ChildProcess | undefined
  const start = async () => {
    const runtime = RUNTIMES[file.split('.').at(-1) ?? ''] ?? ''
    const life = spawn(runtime, [fileOf(`examples/${file}`)], {
      env: { PATH: process.env.PATH, ...env },
      // Its errors pass through us: one that outlived us would hold our output open, and whoever reads it would wait.
      stdio: ['ignore', 'pipe', 'pipe'],
      // A shell's curl is its child: both are ended by one signal to their group.
      detached: true,
    })
    child = life
    life.stderr.pipe(process.stderr, { end: false })
    const out = createInterface({ input: life.stdout })
    out.on('line', (text) => lines.push(...linesOf(text)))
    if (ready) await said(out, ready, file)
  }
  const kill = async () => {
    if (!child?.pid || child.exitCode !== null) return
    const ended = once(child, 'exit')
    process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  return { name: file, lines, start, kill }
}

/** Resolves at the first line that matches; rejects when the output ends before. */
function said(out: Interface, pattern: RegExp, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    out.on('line', (text) => pattern.test(text) && resolve())
    out.on('close', () => reject(new Error(`${name} ended and never said ${pattern}.`)))
  })
}

/** `id subject sequence …` of the programs; events as they are of curl, one or a list. */
function linesOf(text: string): Line[] {
  const [id = '', subject = '', sequence = ''] = text.split(' ')
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) return [{ id, subject, sequence: Number(sequence) }]
  if (!text.startsWith('{') && !text.startsWith('[')) return []
  return [JSON.parse(text)].flat().map((event) => ({ ...event, sequence: Number(event.sequence) }))
}
