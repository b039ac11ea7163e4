import { findRole } from '../roles.ts'

type Cited = { facts: readonly string[]; ours?: string | undefined }

/** `[PR-04]`, `[PR-04; nostro: …]` or `[default (ours)]`: what a line rests on. */
export function source({ facts, ours }: Cited): string {
  const stated = facts[0] === 'default' ? 'default (ours)' : facts.join(', ')
  return ours === undefined ? `\`[${stated}]\`` : `\`[${stated}; default (ours): ${ours}]\``
}

export const both = (label: { it: string; en: string }) => `${label.it} · _${label.en}_`

export function role(code: string): string {
  const found = findRole(code)
  return found ? `${found.it} (_${found.en}_)` : code
}

export const roles = (codes: readonly string[]) => codes.map(role).join(', ')

/** A bullet with its source; empty lines are left out by `lines`. */
export const line = (text: string, cited: Cited) => `- ${text} ${source(cited)}`

export const heading = (it: string, en: string) => `### ${it} · _${en}_`

/** A section, or nothing when it has no line. */
export function section(title: string, body: readonly string[]): string[] {
  return body.length === 0 ? [] : [title, '', ...body, '']
}

const WEEKDAYS: Record<string, string> = {
  MO: 'lunedì (_Monday_)',
  TU: 'martedì (_Tuesday_)',
  WE: 'mercoledì (_Wednesday_)',
  TH: 'giovedì (_Thursday_)',
  FR: 'venerdì (_Friday_)',
}

/** A recurrence rule in words, for the rules that profiles use; any other is shown as it is. */
export function rhythm(rrule: string): string {
  const parts = Object.fromEntries(rrule.split(';').map((part) => part.split('=')))
  const interval = Number(parts.INTERVAL ?? 1)
  const day = /^(\d?)([A-Z]{2})$/.exec(parts.BYDAY ?? '')
  const weekday = day?.[2] === undefined ? undefined : WEEKDAYS[day[2]]
  if (weekday === undefined) return `\`${rrule}\``
  if (parts.FREQ === 'WEEKLY') return `${weekday}, ${everyWeeks(interval)}`
  if (parts.FREQ === 'MONTHLY') return `${day?.[1]}° ${weekday}, ${everyMonths(interval)}`
  return `\`${rrule}\``
}

const everyWeeks = (n: number) =>
  n === 1 ? 'ogni settimana (_weekly_)' : `ogni ${n} settimane (_every ${n} weeks_)`
const everyMonths = (n: number) =>
  n === 1 ? 'ogni mese (_monthly_)' : `ogni ${n} mesi (_every ${n} months_)`
