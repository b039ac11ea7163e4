/** The only source of domain time. Injected everywhere and passed into SQL; nothing calls `new Date()` for a rule. */
export type Clock = { now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

export type ManualClock = Clock & {
  set: (instant: string | Date) => void
  advance: (milliseconds: number) => void
}

/** A clock for tests and simulations that moves only when told. */
export function createManualClock(start: string | Date): ManualClock {
  let now = new Date(start).getTime()
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = new Date(instant).getTime()
    },
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}
