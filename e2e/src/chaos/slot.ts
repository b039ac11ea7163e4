import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '@intarsi/testkit/setup'
import type { InstanceSettings, Trouble } from './orders.ts'
import type { Loaded, Spares } from './spares.ts'

const START_MS = 60_000
const AGAIN_MS = 100

/** The place of one process of the system: whoever dies there is replaced at once, as a supervisor does it. */
export type Slot = {
  /** Where its services answer, by name; null while it starts. */
  urls: () => Readonly<Record<string, string>> | null
  /** Facts that each service listens to. */
  listening: () => Readonly<Record<string, readonly string[]>>
  /** How many processes have been here. */
  lives: () => number
  signal: (signal: NodeJS.Signals) => void
  trouble: (trouble: Trouble) => void
  up: () => Promise<unknown>
  /** What its processes wrote. */
  lines: readonly string[]
  end: (how: 'killed' | 'closed') => Promise<void>
}

type State = {
  ending: boolean
  lives: number
  current: Loaded | null
  urls: Record<string, string> | null
  listening: Record<string, string[]>
  /** What a successor has too. */
  modes: Trouble
  lines: string[]
}

export function openSlot(spares: Spares, settings: InstanceSettings): Slot {
  const state: State = {
    ending: false,
    lives: 0,
    current: null,
    urls: null,
    listening: {},
    modes: {},
    lines: [],
  }
  const kept = keep(state, spares, settings)
  return {
    urls: () => state.urls,
    listening: () => state.listening,
    lives: () => state.lives,
    lines: state.lines,
    signal: (signal) => state.current?.child.kill(signal),
    trouble: ({ dieAt, ...modes }) => {
      Object.assign(state.modes, modes)
      state.current?.send({ order: 'trouble', ...(dieAt ? { dieAt } : {}), ...modes })
    },
    up: () => eventually(() => state.urls !== null, { deadlineMs: START_MS }),
    end: async (how) => {
      state.ending = true
      if (how === 'closed') state.current?.send({ order: 'close' })
      else state.current?.child.kill('SIGKILL')
      await kept
    },
  }
}

async function keep(state: State, spares: Spares, settings: InstanceSettings): Promise<void> {
  while (!state.ending) {
    const life = await spares.take()
    state.lives++
    state.current = life
    if (state.ending) life.child.kill('SIGKILL')
    for (const stream of [life.child.stdout, life.child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => state.lines.push(line))
    life.send({ order: 'trouble', ...state.modes })
    life.send({ order: 'start', settings })
    const started = life.says('started').then(
      ({ urls, listening }) => Object.assign(state, { urls, listening }),
      () => undefined,
    )
    await Promise.all([life.ended, started])
    Object.assign(state, { urls: null, current: null })
    if (!state.ending) await pause(AGAIN_MS)
  }
}
