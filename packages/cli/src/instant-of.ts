import * as z from 'zod'

/** The instant that somebody typed. Throws, with an example, when it is none. */
export function instantOf(text: string): Date {
  const { success, data } = z.iso.datetime({ offset: true }).safeParse(text)
  if (success) return new Date(data)
  throw new Error(`${text} is not an instant such as 2026-11-23T08:00:00Z`)
}
