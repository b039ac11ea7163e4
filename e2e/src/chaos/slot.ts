import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '@intarsi/testkit/setup'
import { type InstanceSettings, NO_TROUBLE, type Trouble } from './orders.ts'
import type { Loaded, Spares } from './spares.ts'

const START_MS = 120_000
const AGAIN_MS = 100

/** The place of one process of the system: whoever dies there is replaced at once, as a supervisor does it. */
export type Slot = {
  /** Where its services answer, by name; null while it starts. */
  urls: () => Readonly<Record<string, string>> | null
  /** Where they measure themselves. */
  metrics: () => readonly string[]
  /** Facts that each service listens to. */
  listening: () => Readonly<Record<string, readonly string[]>>
  /** How many processes have been here. */
  lives: () => number
  /** How many of them had started and ended with nobody killing them. */
  endedAlone: () => number
  signal: (signal: NodeJS.Signals) => void
  /** Resolves to whether its process took it: false when there is none, or it ended before. */
  trouble: (trouble: Trouble) => Promise<boolean>
  up: () => Promise<unknown>
  /** What its processes wrote. */
  lines: () => string[]
  /** Its process closes what it opened and is kept for another run. */
  release: () => Promise<void>
}

type State = {
  ending: boolean
  lives: Loaded[]
  current: Loaded | null
  urls: Record<string, string> | null
  metrics: string[]
  endedAlone: number
  listening: Record<string, string[]>
  /** What a successor has too. */
  modes: Trouble
  released: PromiseWithResolvers<void>
}

export function openSlot(spares: Spares, settings: InstanceSettings): Slot {
  const state: State = {
    ending: false,
    lives: [],
    current: null,
    urls: null,
    metrics: [],
    endedAlone: 0,
    listening: {},
    modes: {},
    released: Promise.withResolvers<void>(),
  }
  const kept = keep(state, spares, settings)
  return {
    urls: () => state.urls,
    metrics: () => state.metrics,
    listening: () => state.listening,
    endedAlone: () => state.endedAlone,
    lives: () => state.lives.length,
    lines: () => state.lives.flatMap(({ lines }) => lines),
    signal: (signal) => state.current?.child.kill(signal),
    trouble: async ({ dieAt, ...modes }) => {
      Object.assign(state.modes, modes)
      const order = { order: 'trouble' as const, ...(dieAt ? { dieAt } : {}), ...modes }
      return state.current?.send(order) ?? false
    },
    up: () => eventually(() => state.urls !== null, { deadlineMs: START_MS }),
    release: async () => {
      state.ending = true
      state.released.resolve()
      const { current } = state
      await kept
      if (current) await spares.giveBack(current)
    },
  }
}

async function keep(state: State, spares: Spares, settings: InstanceSettings): Promise<void> {
  while (!state.ending) {
    const life = await spares.take()
    state.lives.push(life)
    state.current = life
    void life.send({ order: 'trouble', ...NO_TROUBLE, ...state.modes })
    void life.send({ order: 'start', settings })
    const started = life.says('started').then(
      ({ urls, metrics, listening }) => Object.assign(state, { urls, metrics, listening }),
      () => undefined,
    )
    await Promise.race([life.ended, state.released.promise])
    await started
    // A signal leaves no exit code; who could not start, with a server away, is started again.
    if (state.urls && life.child.exitCode !== null) state.endedAlone++
    Object.assign(state, { urls: null, metrics: [], current: null })
    if (!state.ending) await pause(AGAIN_MS)
  }
}
