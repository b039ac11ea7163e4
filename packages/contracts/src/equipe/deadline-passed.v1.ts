import * as z from 'zod'
import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const deadlinePassed = defineEvent({
  type: 'deadline-passed.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: 'A deadline is near (reminder), missed (its holder) or missed again (the coordinator).',
  data: referralRef.extend({
    deadlineId: id,
    kind: z.string(),
    step: z.enum(['reminder', 'missed', 'escalated']),
    dueAt: instant,
    tell: z.array(id),
  }),
  example: {
    ...example.referral,
    deadlineId: example.ids.request,
    kind: 'first-read',
    step: 'missed',
    dueAt: example.at,
    tell: [example.ids.preparer],
  },
})
