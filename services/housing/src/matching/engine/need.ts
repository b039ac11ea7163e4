import type { Highs } from 'highs'
import { exactly } from './exactly.ts'
import type { Fate, Limits } from './master.ts'
import type { Pool, Within } from './pool.ts'
import type { Task } from './relax.ts'

/**
 * The first objective by itself: which households are placed, whatever the place. Made of the columns of a pool, it holds
 * for every answer that uses no others. Whoever must be placed counts only by class: how scarce the least scarce of its
 * whole places is. Of whole places it asks that households with none but scarce ones are no more than those places (Hall
 * 1935), for every measure of scarceness. So it may name sets that cannot be placed, and misses none that can.
 */
export type Need = {
  weights: Float64Array
  limits: Limits
  must: Placed
  /** Who may be placed or left out. */
  open: Set<number>
  /** Of each household: how many steps of scarceness its least scarce whole place reaches; `NO_WHOLE` without one. */
  classOf: Int32Array
  /** Of each step, the whole places that reach it. */
  scarce: number[]
  groups: Group[]
}

/** A group in a shared place, as far as it matters: who of those who may be left out, and the classes of the others. */
type Group = { place: number; open: number[]; classes: number[] }

const NO_WHOLE = -1
/** Of more groups than this the heaviest set takes longer than to ask about one household after the other. */
const MOST_GROUPS = 3000
/** More steps of scarceness than this are not told apart. */
const MOST_STEPS = 40

export function needOf(task: Task, pool: Pool, { relaxation, limits, most }: Within): Need {
  const { problem, index, worth } = task
  const { prices, placePrices, scale } = relaxation
  const scarceness = placePrices.map((price) => Math.round(price / scale / worth.base))
  const whole = scarceness.filter((_, place) => !problem.sharing[place])
  const steps = stepsOf(whole)
  const households = [...Array(problem.households).keys()]
  const must = new Set(households.filter((one) => prices[one]! > most || limits.fates.get(one) === 'in'))
  const inside = new Set(pool.columns.flatMap(({ pairs }) => pairs.map((pair) => index.household[pair]!)))
  const classOf = classesOf(task, pool, { scarceness, steps })
  return {
    weights: problem.weight,
    limits,
    must,
    open: new Set([...inside].filter((one) => !must.has(one))),
    classOf,
    scarce: steps.map((step) => whole.reduce((sum, own) => sum + Number(own >= step), 0)),
    groups: groupsOf(task, pool, { must, classOf }),
  }
}

/** Measures of scarceness to tell apart, rising. */
function stepsOf(scarceness: Float64Array): number[] {
  const all = [...new Set(scarceness)].filter((own) => own > 0).sort((one, other) => one - other)
  const every = Math.ceil(all.length / MOST_STEPS)
  return all.filter((_, at) => at % every === 0)
}

type Scarceness = { scarceness: Float64Array; steps: number[] }

function classesOf({ problem, index }: Task, pool: Pool, { scarceness, steps }: Scarceness): Int32Array {
  const reached = Int32Array.from(scarceness, (own) => steps.filter((step) => step <= own).length)
  const classOf = new Int32Array(problem.households).fill(NO_WHOLE)
  for (const { place, pairs } of pool.columns) {
    if (problem.sharing[place]) continue
    const household = index.household[pairs[0]!]!
    const known = classOf[household]!
    if (known === NO_WHOLE || reached[place]! < known) classOf[household] = reached[place]!
  }
  return classOf
}

type Seen = { must: Placed; classOf: Int32Array }

/** Groups that are alike in all that matters are one. */
function groupsOf({ problem, index }: Task, { columns }: Pool, { must, classOf }: Seen): Group[] {
  const found = new Map<string, Group>()
  for (const { place, pairs } of columns) {
    if (!problem.sharing[place]) continue
    const open: number[] = []
    const classes: number[] = []
    for (const pair of pairs) {
      const household = index.household[pair]!
      if (must.has(household)) classes.push(classOf[household]!)
      else open.push(household)
    }
    const key = `${place} ${open.sort(rising)} ${classes.sort(rising)}`
    if (!found.has(key)) found.set(key, { place, open, classes })
  }
  return [...found.values()]
}

const rising = (one: number, other: number) => one - other

/** All who are placed. */
export type Placed = ReadonlySet<number>

/** Who is placed, what they weigh together, and all others as left out. */
export type Heaviest = { placed: Placed; weight: number; limits: Limits }

/**
 * The heaviest set of households but those tried, if it weighs `atLeast` so much: 'none' when there is none, null when time
 * is out, or it would take too long.
 */
export function heaviest(
  highs: Highs,
  need: Need,
  { atLeast, tried, deadline }: { atLeast: number; tried: readonly Placed[]; deadline: number },
): Heaviest | 'none' | null {
  const left = deadline - performance.now()
  if (left <= 0 || need.groups.length > MOST_GROUPS) return null
  const { columns, rows } = stated(need, { tried, atLeast }, highs.infinity)
  if (columns.length === 0)
    return tried.some((set) => mayBeFound(need, set)) ? 'none' : heavyEnough(need, [...need.must], atLeast)
  return highs.withModel((model) => {
    model.options.set(exactly(left / 1000))
    model.passModel({
      numCols: columns.length,
      numRows: rows.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: columns.map(({ weight }) => weight),
      colLower: new Float64Array(columns.length),
      colUpper: new Float64Array(columns.length).fill(1),
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      integrality: new Int32Array(columns.length).fill(highs.constants.variableType.integer),
      matrix: matrixOf(columns, rows.length),
    })
    model.run()
    const { optimal, infeasible } = highs.constants.modelStatus
    const status = model.getModelStatus()
    if (status === infeasible) return 'none'
    if (status !== optimal) return null
    const { colValue } = model.getSolution()
    const chosen = columns.flatMap(({ open }, at) => (colValue[at]! > 0.5 ? open : []))
    return heavyEnough(need, [...need.must, ...chosen], atLeast)
  })
}

function heavyEnough(need: Need, households: number[], atLeast: number): Heaviest | 'none' {
  const { weights, limits } = need
  const placed = new Set(households)
  const weight = weightOf(need, households)
  if (weight < atLeast) return 'none'
  const fates = new Map<number, Fate>(limits.fates)
  for (const household of weights.keys()) if (!placed.has(household)) fates.set(household, 'out')
  return { placed, weight, limits: { ...limits, fates } }
}

type Row = { lower: number; upper: number }
/** A yes or no: for whom, what they weigh, and what it takes of which rows. */
type Use = { open: readonly number[]; weight: number; entries: [row: number, value: number][] }

/** One for each household that may have a whole place or none, and one for each group. */
function stated(
  need: Need,
  { tried, atLeast }: { tried: readonly Placed[]; atLeast: number },
  infinity: number,
): { columns: Use[]; rows: Row[] } {
  const { open, must, classOf, scarce, groups } = need
  const rows: Row[] = []
  const add = (upper: number, lower = -infinity) => rows.push({ lower, upper }) - 1
  const once = new Map(Array.from(open, (household) => [household, add(1)]))
  const places = new Map([...new Set(groups.map(({ place }) => place))].map((place) => [place, add(1)]))
  const classes = Array.from(must, (household) => classOf[household]!)
  const unhoused = classes.filter((own) => own === NO_WHOLE).length
  const noWhole = add(unhoused, unhoused)
  const hall = scarce.map((count, step) => add(count - above(classes, step)))
  const again = tried.filter((set) => mayBeFound(need, set))
  const other = again.map((set) => add(set.size - must.size - 1))
  const weighed = add(infinity, atLeast - weightOf(need, must))
  const use = (some: readonly number[], entries: [row: number, value: number][]): Use => ({
    open: some,
    weight: weightOf(need, some),
    entries: [
      [weighed, weightOf(need, some)],
      ...some.map((household): [number, number] => [once.get(household)!, 1]),
      ...again.map((set, at): [number, number] => [other[at]!, unlike(some, set)]),
      ...entries,
    ],
  })
  const whole = [...open].filter((household) => classOf[household] !== NO_WHOLE)
  return {
    columns: [
      ...whole.map((one) =>
        use(
          [one],
          hall.slice(0, classOf[one]!).map((row) => [row, 1]),
        ),
      ),
      ...groups.map((group) =>
        use(group.open, [
          [places.get(group.place)!, 1],
          [noWhole, group.classes.filter((own) => own === NO_WHOLE).length],
          ...hall.map((row, step): [number, number] => [row, -above(group.classes, step)]),
        ]),
      ),
    ],
    rows,
  }
}

const weightOf = ({ weights }: Need, households: Iterable<number>) => {
  let sum = 0
  for (const household of households) sum += weights[household]!
  return sum
}

const above = (classes: readonly number[], step: number) => classes.filter((own) => own > step).length

const unlike = (some: readonly number[], set: Placed) =>
  some.reduce((sum, household) => sum + (set.has(household) ? 1 : -1), 0)

const mayBeFound = ({ must, open }: Need, set: Placed) =>
  [...must].every((one) => set.has(one)) && [...set].every((one) => must.has(one) || open.has(one))

function matrixOf(columns: readonly Use[], numRows: number) {
  const entries = columns.map((column) => column.entries.filter(([, value]) => value !== 0))
  const starts = new Int32Array(columns.length + 1)
  for (const [at, some] of entries.entries()) starts[at + 1] = starts[at]! + some.length
  return {
    format: 'csc' as const,
    numCols: columns.length,
    numRows,
    starts,
    indices: Int32Array.from(entries.flatMap((some) => some.map(([row]) => row))),
    values: Float64Array.from(entries.flatMap((some) => some.map(([, value]) => value))),
  }
}
