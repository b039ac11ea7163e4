import * as z from 'zod'
import { actorId, date, id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { areaSchema } from '../territory.ts'

export const taskState = z.enum(['open', 'done', 'dropped'])

export const taskChanged = defineEvent({
  type: 'task-changed.v1',
  stream: 'casework.households',
  classification: 'internal',
  summary:
    'A task of the integrated case has an owner and a date, or is over; what it says stays in casework.',
  data: referralRef.extend({
    picId: id,
    taskId: id,
    area: areaSchema,
    state: taskState,
    ownerId: id,
    dueOn: date,
    changedAt: instant,
    changedBy: actorId,
    ownerIsNew: z.boolean().describe('True when the owner has not held this task before this change'),
  }),
  example: {
    ...example.referral,
    picId: example.ids.pic,
    taskId: example.ids.task,
    area: 'work',
    state: 'open',
    ownerId: example.ids.otherPerson,
    dueOn: '2026-12-18',
    changedAt: example.at,
    changedBy: example.ids.caseManager,
    ownerIsNew: true,
  },
})
