import { checkForm, type Fault, romeDay, type Territory } from '@intarsi/contracts'
import { fieldsRequired, latestProfile } from '@intarsi/territories'
import { type RowFault, readCsv } from './csv.ts'
import { decodeText } from './decode.ts'
import { columnOf, formOfRow, hashOf, isColumn, memberFault } from './row.ts'

export type { RowFault } from './csv.ts'

/** A row that may be sent: its form, the line it stands on, and how its faults are told. */
export type ReferralRow = {
  line: number
  /** The sender's own key: the row's reference, else a hash of the row. */
  reference: string
  sportelloId: string
  form: Record<string, unknown>
  /** The column that a fault told by intake is about. */
  columnOf: (pointer: string) => string
}
export type ReferralFile = { rows: ReferralRow[]; faults: RowFault[]; encoding: string }

type GateReads = (territory: Territory) => readonly string[]
export type ReadOptions = {
  now: Date
  /** Fields that a territory's gates read; default: those of the profiles in force. */
  fieldsRequired?: GateReads
}

type Candidate = Omit<ReferralRow, 'reference' | 'sportelloId'>

/**
 * Reads and checks a whole file before anything is sent. `rows` are the good ones, in the file's order; `faults` say
 * line, column and reason of everything else. `now` gives the day that dates count from.
 */
export function readReferralFile(bytes: Buffer, fileName: string, given: ReadOptions): ReferralFile {
  const { now, fieldsRequired: gateReads = gateFields } = given
  const today = romeDay(now)
  const { text, encoding } = decodeText(bytes)
  const { candidates, faults } = /\.(jsonl|ndjson)$/i.test(fileName) ? readLines(text) : readRows(text, today)
  const checked = candidates.map((candidate) => ({
    candidate,
    faults: faultsOf(candidate, today, gateReads),
  }))
  const repeated = repeatedReferences(candidates)
  const all = [...faults, ...checked.flatMap((one) => one.faults), ...repeated]
  const bad = new Set(all.map((fault) => fault.line))
  const rows = candidates.filter((candidate) => !bad.has(candidate.line)).map(rowOf)
  return { rows, faults: all.sort((a, b) => a.line - b.line), encoding }
}

function readRows(text: string, today: string): { candidates: Candidate[]; faults: RowFault[] } {
  const { rows, faults } = readCsv(text, isColumn)
  const candidates = rows.map((row) => ({
    line: row.line,
    form: formOfRow(row, today),
    columnOf: (pointer: string) => columnOf(row, pointer),
  }))
  return { candidates, faults: [...faults, ...rows.flatMap(memberFault)] }
}

function readLines(text: string): { candidates: Candidate[]; faults: RowFault[] } {
  const candidates: Candidate[] = []
  const faults: RowFault[] = []
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue
    const form = parseLine(line)
    if (typeof form === 'string')
      faults.push({ line: index + 1, column: null, reason: form, code: 'unreadable' })
    else candidates.push({ line: index + 1, form, columnOf: (pointer) => pointer.slice(1) })
  }
  return { candidates, faults }
}

/** The object of a line with its reference, or why it is none. */
function parseLine(line: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return 'The line is no JSON object.'
    return { senderReference: hashOf(value), ...value }
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return position ? `Not JSON from character ${Number(position) + 1} on.` : 'The line is not whole JSON.'
  }
}

function faultsOf(candidate: Candidate, today: string, gateReads: GateReads): RowFault[] {
  // A sportello's own territory is intake's to know; where only it decides, intake asks for what its gates read.
  const checked = checkForm(candidate.form, {
    on: today,
    sportelloTerritory: null,
    fieldsRequired: gateReads,
  })
  return checked.ok ? [] : checked.faults.map((fault) => rowFault(candidate, fault))
}

const gateFields = (territory: Territory) => fieldsRequired(latestProfile(territory))

/** A fault of the form, told by line and column. */
export function rowFault(
  row: Pick<ReferralRow, 'line' | 'columnOf'>,
  { pointer, code, detail }: Fault,
): RowFault {
  return { line: row.line, column: row.columnOf(pointer), reason: detail, code, pointer }
}

/** A fault in one line, for people at a terminal. */
export function describeFault({
  line,
  column,
  reason,
}: Pick<RowFault, 'line' | 'column' | 'reason'>): string {
  return column === null ? `line ${line}: ${reason}` : `line ${line}, ${column}: ${reason}`
}

function repeatedReferences(candidates: Candidate[]): RowFault[] {
  const keyOf = ({ form }: Candidate) => `${form.sportelloId} ${form.senderReference}`
  const first = new Map<string, number>()
  return candidates.flatMap((candidate) => {
    const earlier = first.get(keyOf(candidate))
    if (earlier === undefined) {
      first.set(keyOf(candidate), candidate.line)
      return []
    }
    const reason = `Line ${earlier} has the same reference; a referral is sent once.`
    return [
      {
        line: candidate.line,
        column: candidate.columnOf('/senderReference'),
        reason,
        code: 'reference-twice',
      },
    ]
  })
}

function rowOf(candidate: Candidate): ReferralRow {
  const { senderReference, sportelloId } = candidate.form
  return { ...candidate, reference: String(senderReference), sportelloId: String(sportelloId) }
}
