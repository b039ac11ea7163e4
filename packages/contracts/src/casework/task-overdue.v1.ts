import * as z from 'zod'
import { date, id, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const taskOverdue = defineEvent({
  type: 'task-overdue.v1',
  stream: 'casework.households',
  classification: 'internal',
  summary: 'The day of a task has passed (its owner) or passed two working days ago (the coordinator too).',
  data: referralRef.extend({
    picId: id,
    taskId: id,
    ownerId: id,
    dueOn: date,
    step: z.enum(['missed', 'escalated']),
  }),
  example: {
    ...example.referral,
    picId: example.ids.pic,
    taskId: example.ids.task,
    ownerId: example.ids.otherPerson,
    dueOn: '2026-12-18',
    step: 'missed',
  },
})
