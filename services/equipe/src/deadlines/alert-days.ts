import type { DecisionFacts } from '@intarsi/contracts'
import { deadlineOf, type Profile } from '@intarsi/territories'
import { addDays } from '../rome-time.ts'

/** Kinds of dates that are the household's own: they run whatever becomes of the referral. */
export const ALERTS = ['exit-alert', 'permit-alert', 'school-task'] as const
export type DateAlert = 'exit-alert' | 'permit-alert'

const KEYS = { 'exit-alert': 'exitAlert', 'permit-alert': 'permitAlert' } as const

/** The next day on which somebody is told that a date comes near, and that date. Pure. */
export type NextAlert = { on: string; about: string }

/** The first alert that lies ahead: 90, 60, 30 (and 15) days before; null when no date is known or all are past. */
export function nextAlert(
  profile: Profile,
  { kind, facts, today }: { kind: DateAlert; facts: DecisionFacts; today: string },
): NextAlert | null {
  const { alertDays = [] } = deadlineOf(profile, KEYS[kind], 'U3')
  const alerts = datesOf(kind, facts).flatMap((about) =>
    alertDays.map((before) => ({ on: addDays(about, -before), about })),
  )
  const ahead = alerts.filter(({ on }) => on > today)
  return ahead.sort((a, b) => a.on.localeCompare(b.on) || a.about.localeCompare(b.about))[0] ?? null
}

/** Dates that an alert of today is about: those with an alert day today or missed since (after an outage), not yet past. */
export function datesOf(kind: DateAlert, facts: DecisionFacts): string[] {
  if (kind === 'exit-alert') return facts.leavesOn ? [facts.leavesOn] : []
  // Whoever asked for the renewal has done what the alert is for.
  return facts.members
    .filter((member) => member.permitCondition !== 'renewal-requested')
    .flatMap((member) => member.permitExpiresOn ?? [])
}

// Compulsory schooling (L. 296/2006 art. 1 c. 622): ten years, from six to sixteen.
const SCHOOL_AGE = { from: 6, to: 16 }

/** Whether a minor of school age is not enrolled. Pure. */
export function needsSchool({ members }: DecisionFacts): boolean {
  return members.some(
    ({ ageYears, schooling }) =>
      schooling === 'not-enrolled' &&
      ageYears !== null &&
      ageYears >= SCHOOL_AGE.from &&
      ageYears < SCHOOL_AGE.to,
  )
}
