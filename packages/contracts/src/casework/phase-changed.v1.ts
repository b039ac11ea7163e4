import * as z from 'zod'
import { actorId, date, id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

/** Phases of the integrated case (`referral-and-states.md` section 3.4). */
export const picPhase = z.enum([
  'activated',
  'assessment',
  'planning',
  'awaiting-signature',
  'in-progress',
  'under-review',
  'suspended',
  'closing',
  'closed',
  'transferred',
])
export type PicPhase = z.infer<typeof picPhase>

/** Phases in which somebody works with the household. */
export const WORKING_PHASES: readonly PicPhase[] = [
  'activated',
  'assessment',
  'planning',
  'awaiting-signature',
  'in-progress',
  'under-review',
]

export const phaseChanged = defineEvent({
  type: 'phase-changed.v1',
  stream: 'casework.households',
  classification: 'internal',
  summary: 'The integrated case entered a phase: what its sender, its équipe and integrators follow it by.',
  data: referralRef.extend({
    picId: id,
    phase: picPhase,
    formerPhase: picPhase.nullable().describe('Null when the case has just been opened'),
    cause: z.string().describe('Code of the command or fact that moved it'),
    since: instant,
    by: actorId,
    until: date.nullable().describe('When it goes on by itself, for a suspended case'),
  }),
  example: {
    ...example.referral,
    picId: example.ids.pic,
    phase: 'assessment',
    formerPhase: 'activated',
    cause: 'hold-first-interview',
    since: example.at,
    by: example.ids.caseManager,
    until: null,
  },
})
