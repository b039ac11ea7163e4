import { findRole } from '../roles.ts'

type Label = { it: string; en: string }
type Cited = { facts: readonly string[]; ours?: Label | undefined }

/** `[PR-04]`, `[PR-04]` with what is ours of it, or `[default (ours)]`: what a line rests on. */
export function source({ facts, ours }: Cited): string {
  const stated = facts[0] === 'default' ? 'default (ours)' : facts.join(', ')
  return ours === undefined ? `\`[${stated}]\`` : `\`[${stated}]\` (nostro, _ours_: ${both(ours)})`
}

export const both = (label: Label) => `${label.it} · _${label.en}_`

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

const MONTHS: readonly (readonly [it: string, en: string])[] = [
  ['gennaio', 'January'],
  ['febbraio', 'February'],
  ['marzo', 'March'],
  ['aprile', 'April'],
  ['maggio', 'May'],
  ['giugno', 'June'],
  ['luglio', 'July'],
  ['agosto', 'August'],
  ['settembre', 'September'],
  ['ottobre', 'October'],
  ['novembre', 'November'],
  ['dicembre', 'December'],
]

/** A day of every year (`MM-DD`) in words. */
export function dayOfYear(monthDay: string): string {
  const [month = 1, day = 1] = monthDay.split('-').map(Number)
  const [it, en] = MONTHS[month - 1] ?? []
  return `${day === 1 ? '1º' : day} ${it} (_${day} ${en}_)`
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

const FACETS: Record<string, string> = {
  signal_source: 'Chi segnala (_signal source_)',
  coordination_table: 'Tavolo (_table_)',
  equipe_role: 'Équipe (_équipe_)',
  coordinator_or_case_manager: 'Coordinamento e case manager (_coordinator, case manager_)',
  cadence: 'Cadenza (_cadence_)',
  eligibility: 'Requisiti (_eligibility_)',
  exclusion: 'Esclusioni (_exclusion_)',
  housing: 'Alloggio (_housing_)',
  volunteers: 'Volontari (_volunteers_)',
  document: 'Documenti (_documents_)',
}

/** A column of the coverage matrix in words. */
export const facet = (code: string) => FACETS[code] ?? code
