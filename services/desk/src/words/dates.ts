import type { Language } from './words.ts'

const LOCALES = { it: 'it-IT', en: 'en-GB' } as const
const ROME = { timeZone: 'Europe/Rome' } as const

const formats = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  dayShort: { day: '2-digit', month: '2-digit', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  moment: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  month: { month: 'long', year: 'numeric' },
  monthShort: { month: 'short' },
  monthYear: { month: 'short', year: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateStyle = keyof typeof formats

const made = new Map<string, Intl.DateTimeFormat>()

const numbersMade = new Map<string, Intl.NumberFormat>()

/** A number as people write it. */
export function formatNumber(value: number, language: Language, options?: Intl.NumberFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`
  const format = numbersMade.get(key) ?? new Intl.NumberFormat(LOCALES[language], options)
  numbersMade.set(key, format)
  return format.format(value)
}

/** Names or the like, one after the other: `a, b e c`. */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language]).format(items)
}

/**
 * A day (`2026-11-25`) or an instant (ISO with time) as people write it, on Europe/Rome's clock. A text that is no
 * date is answered as it is: `unknown` in a form.
 */
export function formatDate(value: string, language: Language, style: DateStyle): string {
  // A year alone is said as it is.
  if (/^\d{4}$/.test(value)) return value
  // A day has no hour: noon keeps it the same day in Rome.
  const instant = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : value)
  if (Number.isNaN(instant.getTime())) return value
  const key = `${language} ${style}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { ...ROME, ...formats[style] })
  made.set(key, format)
  return format.format(instant)
}
