import { AREAS, type Area } from '@intarsi/contracts'
import { accept, type Decision, reject } from '@intarsi/kernel'

/** A level from which an area needs somebody beside the household (list 4.9): it then has an objective. */
const ACCOMPANIED = 2

export type Plan = {
  levels: readonly { area: Area; level: number }[]
  objectives: readonly { area: Area; state: string }[]
}

/** A project is shared when each area in need has an objective with somebody who answers for it. Pure. */
export function decideSharing({ levels, objectives }: Plan): Decision<never, 'areas-without-objective'> {
  const latest = new Map(levels.map(({ area, level }) => [area, level]))
  const planned = new Set(objectives.filter(({ state }) => state === 'open').map(({ area }) => area))
  const missing = AREAS.filter((area) => (latest.get(area) ?? 0) >= ACCOMPANIED && !planned.has(area))
  if (missing.length === 0) return accept()
  return reject('areas-without-objective', `In need and without an objective: ${missing.join(', ')}.`, {
    areas: missing,
  })
}
