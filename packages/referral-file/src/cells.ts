import { type CellKind, type Column, MEMBER_COLUMNS } from './columns.ts'

const YES = new Set(['yes', 'sì', 'si', 'true', '1', 'x'])
const NO = new Set(['no', 'false', '0'])
const DAY_MS = 86_400_000

/**
 * The value of a cell. What cannot be read stays the text it is, so that the check of the form tells it with its
 * column; `today` is the day of the run.
 */
export function readCell(kind: CellKind, cell: string, today: string): unknown {
  switch (kind) {
    case 'text':
      return cell
    case 'number':
      return readNumber(cell)
    case 'boolean':
      return readBoolean(cell)
    case 'date':
    case 'birth':
      return readDate(cell, today)
    case 'list':
      return items(cell, '+')
    case 'risks':
      return items(cell, '+').map((item) => {
        const [code, certainty = 'told'] = split(item)
        return { code, certainty }
      })
    case 'paths':
      return items(cell, '+').map((item) => {
        const [code, referent] = split(item)
        return referent ? { code, referent } : { code }
      })
    case 'members':
      return items(cell, '|').map((member) => readMember(member, today))
  }
}

function items(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function split(item: string): [string, string?] {
  const at = item.indexOf(':')
  return at < 0 ? [item] : [item.slice(0, at).trim(), item.slice(at + 1).trim()]
}

function readNumber(cell: string): unknown {
  const number = Number(cell.replace(',', '.'))
  return Number.isNaN(number) ? cell : number
}

function readBoolean(cell: string): unknown {
  const word = cell.toLowerCase()
  if (YES.has(word)) return true
  return NO.has(word) ? false : cell
}

/** `YYYY-MM-DD`, `DD/MM/YYYY`, `today`, `today+30`, `today-3`; a year and `unknown` stay as they are. */
function readDate(cell: string, today: string): string {
  const counted = /^today(?:([+-])(\d{1,5}))?$/.exec(cell)
  if (counted) return plusDays(today, Number(counted[2] ?? 0) * (counted[1] === '-' ? -1 : 1))
  const italian = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell)
  if (!italian) return cell
  const [, day = '', month = '', year = ''] = italian
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

const memberColumns = new Map(MEMBER_COLUMNS.map((column) => [column.name, column]))

function readMember(text: string, today: string): Record<string, unknown> {
  const cells = new Map(
    items(text, ';').map((field) => {
      const at = field.indexOf('=')
      return at < 0 ? [field, ''] : [field.slice(0, at).trim(), field.slice(at + 1).trim()]
    }),
  )
  const member = fill(MEMBER_COLUMNS, (name) => cells.get(name) ?? '', today)
  // A field that there is not goes on as it is: the check of the form tells it.
  const unknown = [...cells.keys()].filter((name) => !memberColumns.has(name))
  return { ...member, ...Object.fromEntries(unknown.map((name) => [name, cells.get(name) ?? ''])) }
}

/** An object with the value of every column that is not empty, each in its place. */
export function fill(
  columns: readonly Column[],
  cellOf: (name: string) => string,
  today: string,
): Record<string, unknown> {
  const filled: Record<string, unknown> = {}
  for (const { name, pointer, kind, fallback } of columns) {
    const cell = cellOf(name) || fallback
    if (cell !== undefined) place(filled, pointer.slice(1).split('/'), readCell(kind, cell, today))
  }
  return filled
}

function place(target: Record<string, unknown>, [step = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[step] = value
    return
  }
  const inner = (target[step] ?? {}) as Record<string, unknown>
  target[step] = inner
  place(inner, rest, value)
}
