import { type Document, isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml'

export type Path = readonly PropertyKey[]

/** A YAML text with the position of each of its values. */
export type Source = {
  file: string
  text: string
  document: Document.Parsed
  value: unknown
  /** 1-based line and column of the value at a path, or of its nearest parent that is there. */
  position: (path: Path, offset?: number) => Position
  syntax: { message: string; position: Position }[]
}
export type Position = { line: number; column: number }

export function readSource(file: string, text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  return {
    file,
    text,
    document,
    value: document.errors.length > 0 ? null : document.toJS(),
    position: (path, offset = 0) => at(startOf(document, path) + offset),
    syntax: [...document.errors, ...document.warnings].map((error) => ({
      message: error.message,
      position: at(error.pos[0]),
    })),
  }
}

function startOf(document: Document.Parsed, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true)
    const start = rangeStart(node) ?? keyStart(document, path.slice(0, depth))
    if (start !== null) return start
  }
  return rangeStart(document.contents) ?? 0
}

function rangeStart(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return null
  const start: unknown = node.range[0]
  if (typeof start !== 'number') return null
  const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
  return quoted ? start + 1 : start
}

function keyStart(document: Document.Parsed, path: Path): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return null
  const pair = parent.items.find((item: Pair) => isScalar(item.key) && item.key.value === path.at(-1))
  return pair ? rangeStart(pair.key) : null
}

/** `file:line:column: message`, the line itself and a caret under the column. */
export function pointAt(source: Pick<Source, 'file' | 'text'>, position: Position, message: string): string {
  const line = source.text.split('\n')[position.line - 1] ?? ''
  const head = `${source.file}:${position.line}:${position.column}: ${message}`
  return `${head}\n    ${line}\n    ${' '.repeat(position.column - 1)}^`
}
