import * as z from 'zod'
import { cited, label } from './citation.ts'

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be MM-DD')

/** Both ends included; a closure may run over the new year. */
export const closure = z.strictObject({ from: monthDay, to: monthDay, ...label, ...cited })

export const regionalCalendar = z.strictObject({
  holidays: z.strictObject({ country: z.literal('IT'), ...label, ...cited }),
  restDays: z
    .strictObject({ weekdays: z.array(z.number().int().min(1).max(7)), ...cited })
    .describe('ISO: 6 is Saturday'),
  meetingClosures: z.array(closure),
  officeClosures: z.array(closure).default([]),
})

export const territorialCalendar = z.strictObject({
  patron: z.strictObject({ day: monthDay, ...label, ...cited }).nullable(),
  officeClosures: z.array(closure).default([]),
})
