import { createHash } from 'node:crypto'
import { fill } from './cells.ts'
import { type Column, MEMBER_COLUMNS, REFERRAL_COLUMNS } from './columns.ts'
import type { CsvRow, RowFault } from './csv.ts'

const MOST_MEMBERS = 20
const MEMBER_COLUMN = /^m([1-9]\d?)\.(\w+)$/
const referralColumns = new Set(REFERRAL_COLUMNS.map((column) => column.name))
const memberColumns = new Map(MEMBER_COLUMNS.map((column) => [column.name, column]))

export function isColumn(name: string): boolean {
  if (referralColumns.has(name)) return true
  const [, number, field = ''] = MEMBER_COLUMN.exec(name) ?? []
  return number !== undefined && Number(number) <= MOST_MEMBERS && memberColumns.has(field)
}

/** A row as the scheda that `POST /referrals` takes. */
export function formOfRow(row: CsvRow, today: string): Record<string, unknown> {
  const filled = fill(REFERRAL_COLUMNS, (name) => row.cells.get(name) ?? '', today)
  const numbered = membersByColumn(row)
  return {
    ...filled,
    senderReference:
      filled.senderReference ?? hashOf([...row.cells].filter(([, cell]) => cell !== '').sort()),
    ...(numbered.length > 0 && filled.members === undefined
      ? { members: numbered.map((number) => memberOf(row, number, today)) }
      : {}),
  }
}

/** Both ways of writing members in one row contradict each other. */
export function memberFault(row: CsvRow): RowFault[] {
  const both = (row.cells.get('members') ?? '') !== '' && membersByColumn(row).length > 0
  const reason = 'Give the members in this column or in columns of their own, not both.'
  return both ? [{ line: row.line, column: 'members', reason, code: 'members-twice' }] : []
}

/** Numbers of the members with a cell that is not empty, in order. */
function membersByColumn(row: CsvRow): number[] {
  const numbers = [...row.cells]
    .filter(([, cell]) => cell !== '')
    .flatMap(([name]) => MEMBER_COLUMN.exec(name)?.[1] ?? [])
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b)
}

function memberOf(row: CsvRow, number: number, today: string): Record<string, unknown> {
  return fill(MEMBER_COLUMNS, (name) => row.cells.get(`m${number}.${name}`) ?? '', today)
}

/** The row's own key when it names none: the same row has the same key at every run. */
export function hashOf(value: unknown): string {
  return `row-${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)}`
}

/** The column that a fault of the form is about, with the member where the column is the compact one. */
export function columnOf(row: CsvRow, pointer: string): string {
  const [, index, field = ''] = /^\/members\/(\d+)(\/.*)?$/.exec(pointer) ?? []
  if (index === undefined) return nearest(REFERRAL_COLUMNS, pointer) ?? pointer.slice(1)
  const name = nearest(MEMBER_COLUMNS, field) ?? field.slice(1)
  const numbers = membersByColumn(row)
  const position = Number(index)
  if (numbers.length === 0) return name ? `members, member ${position + 1}, ${name}` : 'members'
  return name ? `m${numbers[position]}.${name}` : `m${numbers[position]}`
}

/** The column of the pointer itself, of what it is part of, or the first of its parts. */
function nearest(columns: readonly Column[], pointer: string): string | undefined {
  if (pointer === '') return undefined
  const found =
    columns.find((column) => column.pointer === pointer) ??
    columns.find((column) => pointer.startsWith(`${column.pointer}/`)) ??
    columns.find((column) => column.pointer.startsWith(`${pointer}/`))
  return found?.name
}
