import { scaleBand, scaleLinear } from 'd3-scale'
import { FRAME } from './series.ts'

export type Row = { key: string; label: string; value: number; note?: string }

const ROW_HEIGHT = 34
const LABELS = 250
const NOTES = 150

type RowBarsProps = { label: string; rows: readonly Row[]; format: (value: number) => string }

/** A bar for each row, its value beside it. */
export function RowBars({ label, rows, format }: RowBarsProps) {
  const height = rows.length * ROW_HEIGHT
  const highest = Math.max(1, ...rows.map(({ value }) => value))
  const x = scaleLinear([0, highest], [LABELS, FRAME.width - NOTES])
  const y = scaleBand(
    rows.map(({ key }) => key),
    [0, height],
  ).padding(0.25)
  return (
    <svg class="desk-plot" viewBox={`0 0 ${FRAME.width} ${height}`} role="img" aria-label={label}>
      {rows.map(({ key, label: name, value, note }) => {
        const middle = (y(key) ?? 0) + y.bandwidth() / 2
        return (
          <g key={key}>
            <text x={LABELS - 12} y={middle} dy="0.35em" text-anchor="end">
              {name}
            </text>
            <rect
              class="desk-series-1"
              x={LABELS}
              y={y(key)}
              width={Math.max(x(value) - LABELS, 1)}
              height={y.bandwidth()}
            />
            <text class="desk-plot-value" x={x(value) + 8} y={middle} dy="0.35em">
              {note ? `${format(value)} · ${note}` : format(value)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
