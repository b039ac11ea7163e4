import { scaleLinear, scalePoint } from 'd3-scale'
import {
  line,
  type SymbolType,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
} from 'd3-shape'
import { MonthAxis, TICKS, ValueAxis } from './axes.tsx'
import { FRAME, type Series, seriesClass } from './series.ts'

const MARKS: readonly SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond]
const MARK_AREA = 70

const markOf = (index: number) =>
  symbol(MARKS[index % MARKS.length] ?? symbolCircle, MARK_AREA)() ?? undefined

/** The mark of a line, as it stands in the legend: told by its shape as well as its colour. */
export function LineMark({ index }: { index: number }) {
  return <path class={seriesClass(index)} d={markOf(index)} transform="translate(8 8)" />
}

type MonthLinesProps = {
  label: string
  months: readonly string[]
  series: readonly Series[]
  /** Null: nothing to show for that month; the line has a gap. */
  value: (month: string, key: string) => number | null
  monthName: (month: string) => string
  format: (value: number) => string
}

/** A line for each series over the months. */
export function MonthLines({ label, months, series, value, monthName, format }: MonthLinesProps) {
  const all = months.flatMap((month) => series.map(({ key }) => value(month, key) ?? 0))
  const x = scalePoint(months, [FRAME.left, FRAME.width - FRAME.right]).padding(0.5)
  const y = scaleLinear([0, Math.max(1, ...all)], [FRAME.height - FRAME.bottom, FRAME.top]).nice(TICKS)
  const at = (month: string) => x(month) ?? 0
  return (
    <svg class="desk-plot" viewBox={`0 0 ${FRAME.width} ${FRAME.height}`} role="img" aria-label={label}>
      <ValueAxis y={y} format={format} />
      {series.map(({ key }, index) => {
        const draw = line<string>(at, (month) => y(value(month, key) ?? 0)).defined(
          (month) => value(month, key) !== null,
        )
        return (
          <g key={key} class={seriesClass(index)}>
            <path class="desk-plot-line" d={draw(months) ?? undefined} />
            {months.map((month) => {
              const days = value(month, key)
              if (days === null) return null
              return <path key={month} d={markOf(index)} transform={`translate(${at(month)} ${y(days)})`} />
            })}
          </g>
        )
      })}
      <MonthAxis months={months} x={at} format={monthName} />
    </svg>
  )
}
