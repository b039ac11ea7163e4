import type { ScaleLinear } from 'd3-scale'
import { FRAME } from './series.ts'

/** About as many lines across as a picture of this height can bear. */
export const TICKS = 4

type AxisProps = { y: ScaleLinear<number, number>; format: (value: number) => string }

/** Lines across at round values, with the values beside them. */
export function ValueAxis({ y, format }: AxisProps) {
  return (
    <g class="desk-plot-axis">
      {y.ticks(TICKS).map((tick) => (
        <g key={tick}>
          <line x1={FRAME.left} x2={FRAME.width - FRAME.right} y1={y(tick)} y2={y(tick)} />
          <text x={FRAME.left - 8} y={y(tick)} dy="0.35em" text-anchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
    </g>
  )
}

type MonthsProps = {
  months: readonly string[]
  x: (month: string) => number
  format: (month: string) => string
}

export function MonthAxis({ months, x, format }: MonthsProps) {
  return (
    <g class="desk-plot-axis">
      {months.map((month) => (
        <text key={month} x={x(month)} y={FRAME.height - 10} text-anchor="middle">
          {format(month)}
        </text>
      ))}
    </g>
  )
}
