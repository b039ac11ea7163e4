import { CsvError, parse } from 'csv-parse/sync'

/** One row with the line on which it begins, its cells by column name. */
export type CsvRow = { line: number; cells: ReadonlyMap<string, string> }
export type RowFault = {
  line: number
  column: string | null
  /** A sentence in English. */
  reason: string
  /** Stable, for who tells it in other words. */
  code: string
  /** JSON Pointer into the row's form, where the fault is the form's. */
  pointer?: string
}

const EMPTY: RowFault = { line: 1, column: null, reason: 'The file is empty.', code: 'empty-file' }

const NO_HEAD: RowFault = {
  line: 1,
  column: null,
  reason: 'The first line must name the columns, with ",", ";" or a tab between them.',
  code: 'no-head',
}

const DELIMITERS = [',', ';', '\t'] as const

/** Rows of a CSV text by the names in its first line, and what is wrong with its shape; without those, no row is read. */
export function readCsv(
  text: string,
  known: (name: string) => boolean,
): { rows: CsvRow[]; faults: RowFault[] } {
  const faults: RowFault[] = []
  const delimiter = findDelimiter(text, known)
  const [head, ...records] = parseRecords(text, delimiter, faults)
  if (!head) return { rows: [], faults: [...faults, EMPTY] }
  const unreadable = faults.filter(({ line }) => line < head.line)
  if (unreadable.length > 0) return { rows: [], faults: unreadable.slice(0, 1) }
  const names = head.cells.map((name) => name.trim())
  if (!names.some(known)) return { rows: [], faults: [{ ...NO_HEAD, line: head.line }] }
  faults.push(...headFaults(names, known))
  const rows = records.flatMap((record) => {
    if (record.cells.length === names.length)
      return [{ line: record.line, cells: byName(names, record.cells) }]
    const reason = `This row has ${record.cells.length} cells; the first line names ${names.length} columns.`
    faults.push({ line: record.line, column: null, reason, code: 'cells' })
    return []
  })
  return { rows, faults: faults.sort((a, b) => a.line - b.line) }
}

/** The delimiter under which the first line names most columns that are known. */
export function findDelimiter(text: string, known: (name: string) => boolean): string {
  const line = text.slice(0, text.search(/[\r\n]|$/))
  const score = (delimiter: string) =>
    line.split(delimiter).filter((name) => known(name.trim().replaceAll('"', ''))).length
  return [...DELIMITERS].sort((a, b) => score(b) - score(a))[0] ?? ','
}

type Record = { line: number; cells: string[] }

/** Reads as far as it goes; after a row that cannot be read it begins anew on the next line. */
function parseRecords(text: string, delimiter: string, faults: RowFault[]): Record[] {
  const starts = lineStarts(text)
  const records: Record[] = []
  let skipped = 0
  for (;;) {
    const part = parsePart(text.slice(starts[skipped] ?? text.length), delimiter)
    records.push(...part.records.map((record) => ({ ...record, line: record.line + skipped })))
    if (!part.error) return records
    const line = firstFilled(text, starts, skipped + part.endLine)
    faults.push({ line: line + 1, column: null, reason: reasonOf(part.error), code: 'unreadable' })
    skipped = line + 1
  }
}

function parsePart(
  text: string,
  delimiter: string,
): { records: Record[]; endLine: number; error?: CsvError } {
  const records: Record[] = []
  let endLine = 0
  const keep = (cells: string[], lines: number) => {
    endLine = lines
    if (cells.some((cell) => cell.trim() !== '')) records.push({ line: lines - newlines(cells), cells })
  }
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: unknown, { lines }) => {
        keep(cells as string[], lines)
        return undefined
      },
    })
    return { records, endLine }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { records, endLine, error }
  }
}

/** Where each line of the text begins. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)]
}

/** The first line from the given one on (both from zero) with something in it: empty ones are passed over. */
function firstFilled(text: string, starts: number[], from: number): number {
  const line = starts.findIndex(
    (start, index) => index >= from && /^[^\r\n]/.test(text.slice(start, start + 1)),
  )
  return line < 0 ? from : line
}

/** A cell in quotes may run over several lines; a row is told by the one on which it begins. */
function newlines(record: string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
}

const REASONS: Readonly<Partial<globalThis.Record<CsvError['code'], string>>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote is opened here and never closed.',
  CSV_INVALID_CLOSING_QUOTE: 'After a closing quote there must be the delimiter or the end of the line.',
  INVALID_OPENING_QUOTE: 'A quote stands inside a cell that does not begin with one; write it twice.',
}

function reasonOf({ code }: CsvError): string {
  return REASONS[code] ?? `This row cannot be read (${code}).`
}

function headFaults(names: string[], known: (name: string) => boolean): RowFault[] {
  return names.flatMap((name, index) => {
    if (!known(name))
      return [{ line: 1, column: name, reason: 'There is no such column.', code: 'unknown-column' }]
    return names.indexOf(name) < index
      ? [{ line: 1, column: name, reason: 'This column is named twice.', code: 'column-twice' }]
      : []
  })
}

function byName(names: string[], cells: string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name, index) => [name, (cells[index] ?? '').trim()]))
}
