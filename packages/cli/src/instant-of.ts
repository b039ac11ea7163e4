import * as z from 'zod'
import { UsageError } from './usage-error.ts'

/** The instant that somebody typed. Throws, with an example, when it is none, and when it has not come yet. */
export function instantOf(text: string, now = new Date()): Date {
  const { success, data } = z.iso.datetime({ offset: true }).safeParse(text)
  if (!success) throw new UsageError(`${text} is not an instant such as 2026-11-23T08:00:00Z`)
  const instant = new Date(data)
  if (instant > now) throw new UsageError(`${text} has not come yet: it is ${now.toISOString()}`)
  return instant
}
