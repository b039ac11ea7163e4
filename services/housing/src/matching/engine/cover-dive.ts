import { allow, type CoverModel, run } from './cover-model.ts'
import { type Best, wholeAnswer } from './cover-search.ts'

/** Groups used more than this are taken at once, and of the others the two used most. */
const SURE = 0.7
const EACH_STEP = 2

/**
 * An answer near the relaxation, to have one: takes the groups of shared places used most, solves again, and so on until
 * none is used in part. Null where that leads nowhere, or time is out.
 */
export function diveCover(own: CoverModel, deadline: number): Best | null {
  for (;;) {
    const ran = run(own, { above: Number.POSITIVE_INFINITY, deadline })
    if (typeof ran === 'string') return null
    const { colValue } = own.model.getSolution()
    const next = taken(own, colValue)
    if (next.length === 0) return wholeAnswer(own, colValue, ran.cost)
    // Nothing else in their places any more, not even nobody: so there are fewer columns each time.
    const places = new Map(next.map((position) => [own.rows[position]!.at(-1)!, position]))
    const kept = (position: number) => {
      const row = own.rows[position]!.find((one) => places.has(one))
      return row === undefined || places.get(row) === position
    }
    allow(
      own,
      own.free.map((may, position) => Number(may === 1 && kept(position))),
    )
  }
}

function isGroup({ cover, at }: CoverModel, position: number): boolean {
  const column = at[position]!
  return column < cover.columns.length && !cover.isWhole[column]
}

/** Of the groups used in part those used most, as far as they go together. */
function taken(own: CoverModel, values: Float64Array): number[] {
  const used = [...own.at.keys()]
    .filter((position) => isGroup(own, position) && values[position]! > 1e-6 && values[position]! < 1 - 1e-6)
    .sort((one, other) => values[other]! - values[one]! || one - other)
  const rows = new Set<number>()
  const found: number[] = []
  for (const position of used) {
    if (found.length >= EACH_STEP && values[position]! < SURE) break
    if (own.rows[position]!.some((row) => rows.has(row))) continue
    for (const row of own.rows[position]!) rows.add(row)
    found.push(position)
  }
  return found
}
