import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Order, Said } from './orders.ts'

const STOP_MS = 8_000
const FILE = fileURLToPath(new URL('./instance.ts', import.meta.url))

/** A process that has loaded everything and waits to be told where to start. */
export type Loaded = {
  child: ChildProcess
  /** Resolves to whether it took the order: false when it ended before. */
  send: (order: Order) => Promise<boolean>
  /** The next thing of this kind that it says; rejects when it ends before. */
  says: <Kind extends Said['said']>(kind: Kind) => Promise<Extract<Said, { said: Kind }>>
  ended: Promise<unknown>
  /** What it wrote since it was started. */
  lines: string[]
}

export type Spares = {
  take: () => Promise<Loaded>
  /** Has a process close everything it opened, and keeps it for another run; one that cannot is killed. */
  giveBack: (loaded: Loaded) => Promise<void>
  end: () => Promise<void>
}

/** Keeps so many processes loaded ahead of their use: loading one costs seconds of a processor. */
export function createSpares(ahead: number): Spares {
  const living = new Set<ChildProcess>()
  const waiting: Loaded[] = []
  let returning = 0
  const fill = () => {
    while (waiting.length + returning < ahead) waiting.push(load(living))
  }
  fill()
  return {
    take: async () => {
      const next = waiting.shift() ?? load(living)
      fill()
      return next
    },
    giveBack: async (loaded) => {
      returning++
      void loaded.send({ order: 'stop' })
      const stopped = loaded.says('stopped').catch(() => false)
      const inTime = await Promise.race([stopped, pause(STOP_MS, false, { ref: false })])
      returning--
      if (inTime && waiting.length < ahead) waiting.push(loaded)
      else loaded.child.kill('SIGKILL')
    },
    end: async () => {
      const children = [...living]
      for (const child of children) child.kill('SIGKILL')
      await Promise.all(children.map((child) => once(child, 'close')))
    },
  }
}

function load(living: Set<ChildProcess>): Loaded {
  const child = spawn(process.execPath, [FILE], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  living.add(child)
  const ended = once(child, 'close').then(() => living.delete(child))
  const said: Said[] = []
  let [sent, taken] = [0, 0]
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line))
  child.on('message', (message: Said) => {
    if (message.said === 'taken') taken++
    else said.push(message)
  })
  const says: Loaded['says'] = async (kind) => {
    for (;;) {
      const found = said.find((each) => each.said === kind)
      if (found) return found as Extract<Said, { said: typeof kind }>
      const what = await Promise.race([once(child, 'message'), ended.then(() => null)])
      if (what === null) throw new Error(`a process ended before it had ${kind}`)
    }
  }
  // One that was killed meanwhile hears nothing; its end is noticed by itself.
  const send = async (order: Order) => {
    if (order.order === 'start') lines.length = said.length = 0
    if (!child.connected) return false
    const mine = ++sent
    child.send(order, () => undefined)
    while (taken < mine && living.has(child)) await Promise.race([once(child, 'message'), ended])
    return taken >= mine
  }
  return { child, send, says, ended, lines }
}
