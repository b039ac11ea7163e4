import { scaleSqrt } from 'd3-scale'
import type { DrawnMunicipality } from './geometry.ts'
import type { Located } from './map-data.ts'

/** A circle's area grows with the number of places: few are still seen, many do not cover their neighbours. */
const radiusOf = scaleSqrt([1, 20], [7, 20]).clamp(true)
const SQUARE = 14
const GAP = 3

export function SportelloMark({ x, y, size = SQUARE }: { x: number; y: number; size?: number }) {
  return (
    <rect class="desk-map-mark desk-series-2" x={x - size / 2} y={y - size / 2} width={size} height={size} />
  )
}

export function HomeMark({ x, y, radius }: { x: number; y: number; radius: number }) {
  return <circle class="desk-map-mark desk-series-1" cx={x} cy={y} r={radius} />
}

/** A municipality's marks side by side over its name; the number beside each says how many. */
export function Marks({ at: { x, y, name }, here }: { at: DrawnMunicipality; here: Located }) {
  const radius = here.homes > 0 ? radiusOf(here.homes) : 0
  const sportelli = here.sportelli.length
  const both = sportelli > 0 && here.homes > 0
  const shift = both ? radius + SQUARE / 2 + GAP : 0
  return (
    <g>
      {sportelli > 0 ? (
        <>
          <SportelloMark x={x - shift / 2} y={y} />
          <Count x={x - shift / 2 - SQUARE / 2 - GAP} y={y} anchor="end" count={sportelli} />
        </>
      ) : null}
      {here.homes > 0 ? (
        <>
          <HomeMark x={x + shift / 2} y={y} radius={radius} />
          <Count x={x + shift / 2 + radius + GAP} y={y} anchor="start" count={here.homes} />
        </>
      ) : null}
      <text class="desk-map-label" x={x} y={y + Math.max(radius, SQUARE / 2) + 16} text-anchor="middle">
        {name}
      </text>
    </g>
  )
}

type CountProps = { x: number; y: number; anchor: 'start' | 'end'; count: number }

function Count({ x, y, anchor, count }: CountProps) {
  return (
    <text class="desk-map-label" x={x} y={y} dy="0.35em" text-anchor={anchor}>
      {count}
    </text>
  )
}
