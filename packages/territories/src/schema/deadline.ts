import * as z from 'zod'
import { cited } from './citation.ts'

export const DEADLINES = [
  'firstRead',
  'decision',
  'agendaFreeze',
  'informationAnswer',
  'preconditionWait',
  'exclusionConfirm',
  'competenceDispute',
  'handoverConfirm',
  'managerAnswer',
  'interim',
  'householdTold',
  'firstInterview',
  'assessmentDone',
  'projectSigned',
  'review',
  'horizon',
  'afterClosure',
  'waitingListCheck',
  'waitingListSenderTold',
  'offerAnswer',
  'permitAlert',
  'exitAlert',
  'schoolTask',
  'splitWindow',
] as const
export const deadlineKey = z.enum(DEADLINES)
export type DeadlineKey = z.infer<typeof deadlineKey>

const positive = z.number().int().min(0)

const span = {
  workingDays: positive.optional(),
  days: positive.optional(),
  months: positive.optional(),
  hours: positive.optional(),
  officeHours: z.boolean().optional().describe('`hours` are counted in office hours'),
  call: z.boolean().optional().describe('A telephone call besides'),
  betweenMeetings: z.boolean().optional(),
}

const byUrgency = z.strictObject(span)

/** How long a step may take. Working days are of the territory's calendar. */
export const deadline = z.strictObject({
  ...span,
  it: z.string(),
  en: z.string(),
  remindAfterDays: positive.optional(),
  maxRounds: positive.optional(),
  minMonths: positive.optional(),
  extensionMonths: positive.optional(),
  alertDays: z.array(positive).optional(),
  byUrgency: z.partialRecord(z.enum(['U0', 'U1', 'U2', 'U3']), byUrgency).optional(),
  ...cited,
})

const amount = z.number().min(0)

export const caps = z.strictObject({
  caseManager: z.strictObject({ cases: amount, heavyWeight: amount, newWithinDays: amount, ...cited }),
  coordinatorCaseManager: z.strictObject({
    cases: amount,
    deputy: z.boolean(),
    overrideDays: amount,
    ...cited,
  }),
  preparer: z.strictObject({ files: amount, ...cited }),
})
