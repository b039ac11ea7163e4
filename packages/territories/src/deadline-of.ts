import type { Urgency } from '@intarsi/contracts'
import { DEADLINES, type DeadlineKey } from './schema/deadline.ts'
import type { Profile } from './schema/profile.ts'

export type { DeadlineKey } from './schema/deadline.ts'

export type Deadline = {
  workingDays?: number
  days?: number
  months?: number
  hours?: number
  /** `hours` are counted in office hours. */
  officeHours?: boolean
  call?: boolean
  remindAfterDays?: number
  maxRounds?: number
  minMonths?: number
  extensionMonths?: number
  alertDays?: number[]
  facts: string[]
}

/** How long a step may take in this territory at this urgency. Throws for a key that is no deadline. */
export function deadlineOf(profile: Profile, key: DeadlineKey, urgency: Urgency): Deadline {
  const found = profile.deadlines[key]
  if (!found) throw new Error(`No deadline ${key}; known: ${DEADLINES.join(', ')}`)
  const { it: _it, en: _en, byUrgency, ours: _ours, facts, ...base } = found
  const urgent = byUrgency?.[urgency]
  const { workingDays: _w, days: _d, months: _m, hours: _h, ...rest } = base
  return defined(urgent ? { ...rest, ...urgent, facts } : { ...base, facts })
}

/** How often at most the sender is asked, or a household sent elsewhere; every file that sets the term says it. */
export function roundsOf(profile: Profile, key: 'informationAnswer' | 'handoverConfirm'): number {
  const { maxRounds } = profile.deadlines[key]
  if (maxRounds === undefined) throw new Error(`${profile.code} does not say how often at most: ${key}`)
  return maxRounds
}

const defined = (deadline: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(deadline).filter(([, value]) => value !== undefined)) as Deadline
