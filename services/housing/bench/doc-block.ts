import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where `docs/matching.md` and its plots are. */
export const docs = join(import.meta.dirname, '../../../docs')

/** Replaces what stands between the two marks of a name in `docs/matching.md`. Throws when it has no such marks. */
export function replaceBlock(name: string, lines: readonly string[]): void {
  const path = join(docs, 'matching.md')
  const text = readFileSync(path, 'utf8')
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`]
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/matching.md has no block ${name}`)
  writeFileSync(path, `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n${text.slice(to)}`)
}
