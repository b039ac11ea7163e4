import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Order, Said } from './orders.ts'

const FILE = fileURLToPath(new URL('./instance.ts', import.meta.url))

/** A process that has loaded everything and waits to be told where to start. */
export type Loaded = {
  child: ChildProcess
  send: (order: Order) => void
  /** The next thing of this kind that it says; rejects when it ends before. */
  says: <Kind extends Said['said']>(kind: Kind) => Promise<Extract<Said, { said: Kind }>>
  ended: Promise<unknown>
}

export type Spares = { take: () => Promise<Loaded>; end: () => Promise<void> }

/** Keeps so many processes loaded ahead of their use: starting one costs a second of a processor. */
export function createSpares(ahead: number): Spares {
  const living = new Set<ChildProcess>()
  const waiting: Loaded[] = []
  const fill = () => {
    while (waiting.length < ahead) waiting.push(load(living))
  }
  fill()
  return {
    take: async () => {
      const next = waiting.shift() ?? load(living)
      fill()
      return next
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
  child.on('message', (message: Said) => said.push(message))
  const says: Loaded['says'] = async (kind) => {
    for (;;) {
      const found = said.find((each) => each.said === kind)
      if (found) return found as Extract<Said, { said: typeof kind }>
      const what = await Promise.race([once(child, 'message'), ended.then(() => null)])
      if (what === null) throw new Error(`a process ended before it had ${kind}`)
    }
  }
  // One that was killed meanwhile hears nothing; its end is noticed by itself.
  const send = (order: Order) => {
    if (child.connected) child.send(order, () => undefined)
  }
  return { child, send, says, ended }
}
