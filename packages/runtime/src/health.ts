import type { Readiness } from '@intarsi/http'

export type Check = { ok: boolean; detail?: string }

/** What a check says, and whether the service can do nothing useful while it fails. */
export type HealthCheck = { name: string; vital: boolean; check: () => Check }

export type Health = { readiness: () => Readiness; turnOff: () => void }

/** Ready while every vital check holds and nobody asked the service to stop. */
export function createHealth(checks: readonly HealthCheck[]): Health {
  let stopping = false
  return {
    readiness: () => {
      const answers = checks.map(({ name, vital, check }) => ({ name, vital, ...check() }))
      return {
        ready: !stopping && answers.every(({ vital, ok }) => ok || !vital),
        checks: {
          ...Object.fromEntries(answers.map(({ name, vital: _, ...answer }) => [name, answer])),
          ...(stopping ? { stopping: { ok: false, detail: 'The service is being stopped.' } } : {}),
        },
      }
    },
    turnOff: () => {
      stopping = true
    },
  }
}
