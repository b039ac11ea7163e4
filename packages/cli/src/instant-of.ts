/** The instant that somebody typed. Throws, with an example, when it is none. */
export function instantOf(text: string): Date {
  const instant = new Date(text)
  if (!Number.isNaN(instant.getTime())) return instant
  throw new Error(`${text} is not an instant such as 2026-11-23T08:00:00Z`)
}
