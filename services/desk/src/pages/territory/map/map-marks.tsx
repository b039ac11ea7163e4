import { scaleSqrt } from 'd3-scale'
import type { ComponentChildren } from 'preact'
import type { DrawnMunicipality } from './geometry.ts'
import type { Located } from './map-data.ts'

/** A circle's area grows with the number of places: few are still seen, many do not cover their neighbours. */
const radiusOf = scaleSqrt([1, 20], [7, 20]).clamp(true)
const SQUARE = 14
const GAP = 3
/** As wide as a number of one or two digits is drawn. */
const DIGITS = 12

type At = { x: number; y: number; size?: number }

export function SportelloMark({ x, y, size = SQUARE }: At) {
  return (
    <rect class="desk-map-mark desk-series-2" x={x - size / 2} y={y - size / 2} width={size} height={size} />
  )
}

export function BodyMark({ x, y, size = SQUARE }: At) {
  const half = size / 2
  const points = [`${x},${y - half}`, `${x + half},${y + half}`, `${x - half},${y + half}`].join(' ')
  return <polygon class="desk-map-mark desk-series-3" points={points} />
}

export function HomeMark({ x, y, radius }: { x: number; y: number; radius: number }) {
  return <circle class="desk-map-mark desk-series-1" cx={x} cy={y} r={radius} />
}

type Mark = { count: number; width: number; draw: (x: number) => ComponentChildren }

/** A municipality's marks side by side over its name; the number beside each says how many. */
export function Marks({ at: { x, y, name }, here }: { at: DrawnMunicipality; here: Located }) {
  const radius = here.homes > 0 ? radiusOf(here.homes) : 0
  const marks: Mark[] = [
    { count: here.bodies.length, width: SQUARE, draw: (left) => <BodyMark x={left + SQUARE / 2} y={y} /> },
    {
      count: here.sportelli.length,
      width: SQUARE,
      draw: (left) => <SportelloMark x={left + SQUARE / 2} y={y} />,
    },
    {
      count: here.homes,
      width: 2 * radius,
      draw: (left) => <HomeMark x={left + radius} y={y} radius={radius} />,
    },
  ]
  return (
    <g>
      {inARow(
        marks.filter(({ count }) => count > 0),
        x,
      ).map(({ mark, left }) => (
        <g key={left}>
          {mark.draw(left)}
          <text class="desk-map-label" x={left + mark.width + GAP} y={y} dy="0.35em">
            {mark.count}
          </text>
        </g>
      ))}
      <text class="desk-map-label" x={x} y={y + Math.max(radius, SQUARE / 2) + 16} text-anchor="middle">
        {name}
      </text>
    </g>
  )
}

/** Where each mark begins, all of them centred on the municipality's middle. */
function inARow(marks: readonly Mark[], middle: number) {
  const widths = marks.map(({ width }) => width + GAP + DIGITS)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  return marks.map((mark, i) => ({
    mark,
    left: middle - whole / 2 + widths.slice(0, i).reduce((sum, width) => sum + width, 0),
  }))
}
