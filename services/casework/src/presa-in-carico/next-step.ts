import type { PicPhase, Territory, Urgency } from '@intarsi/contracts'
import { type DeadlineKey, dueAfter, profileVersion, romeDay } from '@intarsi/territories'
import * as z from 'zod'

export const nextStep = z.enum([
  'first-interview',
  'assessment',
  'project',
  'signature',
  'review',
  'review-outcome',
  'resumption',
  'closing',
])
export type NextStep = z.infer<typeof nextStep>

/** What leads out of each phase. */
const STEPS: Readonly<Record<PicPhase, NextStep | null>> = {
  activated: 'first-interview',
  assessment: 'assessment',
  planning: 'project',
  'awaiting-signature': 'signature',
  'in-progress': 'review',
  'under-review': 'review-outcome',
  suspended: 'resumption',
  closing: 'closing',
  closed: null,
  transferred: null,
}

export function stepOf(phase: PicPhase): NextStep | null {
  return STEPS[phase]
}

const TERMS: Readonly<Partial<Record<PicPhase, DeadlineKey>>> = {
  activated: 'firstInterview',
  assessment: 'assessmentDone',
  planning: 'projectSigned',
  'awaiting-signature': 'projectSigned',
  'in-progress': 'review',
}

type Case = { territory_id: Territory; profile_version: number; urgency: Urgency; opened_at: Date }

/**
 * The day (Europe/Rome) by which the step that leads out of a phase is due, by the terms of the case's profile: counted
 * from the admission, or from `now` where work begins again (a review, a new plan, a resumption). Null where the
 * profile has no term and people name a day. Pure.
 */
export function stepDueOn(pic: Case, phase: PicPhase, from: { now: Date; anew: boolean }): string | null {
  const key = TERMS[phase]
  if (!key) return null
  const profile = profileVersion(pic.territory_id, pic.profile_version)
  const start = from.anew || key === 'review' ? from.now : pic.opened_at
  return romeDay(dueAfter(profile, { key, urgency: pic.urgency, from: start }).dueAt)
}
