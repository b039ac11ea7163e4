import Table from 'cli-table3'
import { percentile } from './percentile.ts'

export type DemoRow = {
  number: string
  territory: string
  table: string
  meeting: string
  preparer: string
  caseManager: string
  equipe: string
  urgency: string
  rule: string
  /** From sending to the notice; null: an earlier start sent it. */
  milliseconds: number | null
}

const HEAD = [
  'segnalazione',
  'terr.',
  'tavolo o équipe',
  'seduta',
  'prepara',
  'case manager proposto',
  'équipe',
  'urg.',
  'regola',
  'ms',
]

/** The demo's outcome for a terminal: one line per referral, then totals. Without colours it is plain text. */
export function demoTable(rows: readonly DemoRow[], { width }: { width: number }): string {
  const table = new Table({
    head: HEAD,
    style: { head: [], border: [], compact: true },
    colAligns: HEAD.map((name) => (name === 'ms' ? 'right' : 'left')),
    wordWrap: true,
    ...(width < 200 ? { colWidths: narrow(width) } : {}),
  })
  for (const row of rows) table.push(cellsOf(row))
  return `${table.toString()}\n\n${totals(rows)}`
}

function cellsOf(row: DemoRow): string[] {
  const { number, territory, meeting, preparer, caseManager, equipe, urgency, rule } = row
  return [
    number,
    territory,
    row.table,
    meeting,
    preparer,
    caseManager,
    equipe,
    urgency,
    rule,
    row.milliseconds?.toFixed(0) ?? '–',
  ]
}

// Shares of what the fixed columns leave, so that a table fits the terminal it is read in.
function narrow(width: number): number[] {
  const rest = Math.max(60, width - 15 - 7 - 6 - 6 - 12)
  const share = (part: number) => Math.max(10, Math.floor(rest * part))
  return [16, 7, share(0.22), 14, share(0.18), share(0.2), share(0.18), 6, share(0.2), 6]
}

function totals(rows: readonly DemoRow[]): string {
  const times = rows.flatMap(({ milliseconds }) => milliseconds ?? [])
  const count = (urgency: string) => rows.filter((row) => row.urgency === urgency).length
  const levels = ['U0', 'U1', 'U2', 'U3'].map((level) => `${level} ${count(level)}`).join(' · ')
  const proposed = rows.filter((row) => row.caseManager !== '—').length
  return [
    `${rows.length} referrals · ${levels} · ${proposed} with a case manager proposed, ${rows.length - proposed} held by a gate for a person`,
    times.length > 0 ? timesOf(times) : 'all of them were sent before: no time is told',
  ].join('\n')
}

function timesOf(times: readonly number[]): string {
  const share = (part: number) => percentile(times, part).toFixed(0)
  return `from submit to the notice being readable: p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, slowest ${share(1)} ms`
}
