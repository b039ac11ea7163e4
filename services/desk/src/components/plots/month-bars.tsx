import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { MonthAxis, TICKS, ValueAxis } from './axes.tsx'
import { FRAME, type Series, seriesClass } from './series.ts'

type MonthBarsProps = {
  /** Said to who cannot see it; the numbers are in the table. */
  label: string
  months: readonly string[]
  series: readonly Series[]
  value: (month: string, key: string) => number
  monthName: (month: string) => string
  format: (value: number) => string
}

/** A bar for each month, in layers, with its sum on top. */
export function MonthBars({ label, months, series, value, monthName, format }: MonthBarsProps) {
  const sum = (month: string) => series.reduce((total, { key }) => total + value(month, key), 0)
  const x = scaleBand(months, [FRAME.left, FRAME.width - FRAME.right])
    .paddingInner(0.35)
    .paddingOuter(0.2)
  const highest = Math.max(1, ...months.map(sum))
  const y = scaleLinear([0, highest], [FRAME.height - FRAME.bottom, FRAME.top]).nice(TICKS)
  const layers = stack<string>()
    .keys(series.map(({ key }) => key))
    .value(value)(months)
  const centre = (month: string) => (x(month) ?? 0) + x.bandwidth() / 2
  return (
    <svg class="desk-plot" viewBox={`0 0 ${FRAME.width} ${FRAME.height}`} role="img" aria-label={label}>
      <ValueAxis y={y} format={format} />
      {layers.map((layer, index) => (
        <g key={layer.key} class={seriesClass(index)}>
          {layer.map(([low, high], i) =>
            high > low ? (
              <rect
                key={months[i]}
                x={x(months[i] ?? '')}
                width={x.bandwidth()}
                y={y(high)}
                height={y(low) - y(high)}
              />
            ) : null,
          )}
        </g>
      ))}
      <g class="desk-plot-value">
        {months
          .filter((month) => sum(month) > 0)
          .map((month) => (
            <text key={month} x={centre(month)} y={y(sum(month)) - 5} text-anchor="middle">
              {format(sum(month))}
            </text>
          ))}
      </g>
      <MonthAxis months={months} x={centre} format={monthName} />
    </svg>
  )
}
