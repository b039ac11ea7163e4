/** Lines over two logarithmic axes; a point may have a least and a greatest value beside its own. */
export type Plot = {
  title: string
  x: string
  y: string
  series: readonly Series[]
}

export type Series = { name: string; points: readonly Point[] }
export type Point = { x: number; y: number; least?: number; greatest?: number }

const WIDTH = 720
const HEIGHT = 360
const LEFT = 60
const RIGHT = 150
const TOP = 40
const BOTTOM = 50
/** Told apart by people who do not see all colours (Okabe and Ito). */
const COLOURS = ['#0072b2', '#56b4e9', '#e69f00', '#d55e00', '#009e73', '#999999']

/** A plot as SVG that reads on light and dark pages. */
export function plotSvg({ title, x, y, series }: Plot): string {
  const points = series.flatMap((one) => one.points)
  const xs = logScale(
    points.map((point) => point.x),
    [LEFT, WIDTH - RIGHT],
  )
  const ys = logScale(
    points.flatMap((point) => [point.least ?? point.y, point.greatest ?? point.y]),
    [HEIGHT - BOTTOM, TOP],
  )
  const middle = (TOP + HEIGHT - BOTTOM) / 2
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}" font-family="sans-serif" font-size="12" fill="#777">`,
    `<text x="${LEFT}" y="20" font-size="14" font-weight="bold">${escaped(title)}</text>`,
    ...grid(xs, ys),
    text([(LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10], x, 'middle'),
    `<text transform="translate(14 ${middle}) rotate(-90)" text-anchor="middle">${escaped(y)}</text>`,
    ...series.map((one, index) => seriesSvg(one, { xs, ys, index })),
    '</svg>\n',
  ].join('\n')
}

type Place = readonly [x: number, y: number]
type Scale = { at: (value: number) => number; ticks: number[] }

function grid(xs: Scale, ys: Scale): string[] {
  const upright = xs.ticks.map((tick) => {
    const x = xs.at(tick)
    return line([x, TOP], [x, HEIGHT - BOTTOM]) + text([x, HEIGHT - BOTTOM + 18], number(tick), 'middle')
  })
  const level = ys.ticks.map((tick) => {
    const y = ys.at(tick)
    return line([LEFT, y], [WIDTH - RIGHT, y]) + text([LEFT - 6, y + 4], number(tick), 'end')
  })
  return [...upright, ...level]
}

function seriesSvg({ name, points }: Series, { xs, ys, index }: { xs: Scale; ys: Scale; index: number }) {
  const colour = COLOURS[index % COLOURS.length] ?? ''
  const placeOf = (x: number, y: number): Place => [xs.at(x), ys.at(y)]
  const path = points.map(({ x, y }) => placeOf(x, y).join(',')).join(' ')
  const marks = points.map(({ x, y, least = y, greatest = y }) => {
    const [cx, cy] = placeOf(x, y)
    const label = `<title>${escaped(name)}: ${number(y)} at ${number(x)}</title>`
    const spread = line(placeOf(x, least), placeOf(x, greatest), colour)
    return `${spread}<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}">${label}</circle>`
  })
  const at = TOP + 10 + index * 20
  const key = line([WIDTH - RIGHT + 12, at - 4], [WIDTH - RIGHT + 32, at - 4], colour)
  const legend = key + text([WIDTH - RIGHT + 38, at], name, 'start')
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${marks.join('')}${legend}`
}

function logScale(values: readonly number[], [from, to]: readonly [number, number]): Scale {
  const positive = values.filter((value) => value > 0)
  const steps = stepsBetween(Math.min(...positive), Math.max(...positive))
  const [low, high] = [Math.log10(steps[0] ?? 1), Math.log10(steps.at(-1) ?? 10)]
  const decades = steps.filter((step) => Number.isInteger(round(Math.log10(step))))
  return {
    at: (value) => round(from + ((Math.log10(value) - low) / (high - low)) * (to - from)),
    ticks: steps.length > 8 && decades.length > 2 ? decades : steps,
  }
}

/** 1, 2, 5, 10, 20 … so that both values lie between the first and the last; pure. */
export function stepsBetween(least: number, greatest: number): number[] {
  const steps: number[] = []
  for (let power = Math.floor(Math.log10(least)); power <= Math.log10(greatest) + 1; power++)
    for (const factor of [1, 2, 5]) steps.push(Number((factor * 10 ** power).toPrecision(1)))
  const from = steps.findLastIndex((step) => step <= least)
  const to = steps.findIndex((step) => step >= greatest)
  return steps.slice(from, Math.max(to, from + 1) + 1)
}

const GRID = '#8885'

function line([x1, y1]: Place, [x2, y2]: Place, colour = GRID): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}"/>`
}

function text([x, y]: Place, words: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${escaped(words)}</text>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }
const escaped = (words: string) => words.replaceAll(/[&<"]/g, (sign) => ENTITIES[sign] ?? sign)
const number = (value: number) => Number(value.toPrecision(3)).toLocaleString('en')
const round = (value: number) => Math.round(value * 100) / 100
