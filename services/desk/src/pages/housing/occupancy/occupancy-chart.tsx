import { usePage } from '../../../page/page-context.ts'
import { occupancyWords as words } from '../../../words/housing.ts'
import { type Bar, monthsOf, partOf, type Row, type TimeWindow } from './lay-out.ts'

const NAMES = 210
const TIME = 830
const TOP = 30
const LANE = 26
const GAP = 10
/** Wide enough for a referral's number in the size of the picture's text. */
const NUMBER = 118
const LONGEST_NAME = 26

type ChartProps = { rows: readonly Row[]; window: TimeWindow }

/** Places as rows, time from left to right: a picture beside the table that says the same. */
export function OccupancyChart({ rows, window }: ChartProps) {
  const { t, date } = usePage()
  const heights = rows.map(({ lanes }) => lanes * LANE + GAP)
  const tops = heights.map((_, index) => TOP + sum(heights.slice(0, index)))
  const height = TOP + sum(heights) + 4
  const until = monthsOf(window).at(-1) ?? window.until
  return (
    <figure class="desk-gantt">
      <figcaption>
        {t(words.caption, { from: date(window.from, 'month'), until: date(until, 'month') })}
      </figcaption>
      <Legend />
      {/* What scrolls sideways is reached by keyboard. */}
      <section class="desk-gantt-scroll" tabindex={0} aria-label={t(words.picture)}>
        <svg
          class="desk-gantt-picture"
          viewBox={`0 0 ${NAMES + TIME} ${height}`}
          role="img"
          aria-label={t(words.picture)}
        >
          <Hatch />
          <Months window={window} height={height} />
          {rows.map((row, index) => (
            <g key={row.placeId} transform={`translate(0 ${tops[index]})`}>
              <line x1={0} x2={NAMES + TIME} y1={0} y2={0} class="desk-gantt-line" />
              <text x={0} y={LANE - 4} class="desk-gantt-name">
                {shortened(row.name)}
              </text>
              {row.bars.map((bar) => (
                <OneBar key={`${bar.period.from} ${bar.lane}`} bar={bar} />
              ))}
            </g>
          ))}
          <Today window={window} height={height} />
        </svg>
      </section>
    </figure>
  )
}

// Whole class names: the stylesheet keeps what it finds in the sources.
const FILLS = {
  stay: 'desk-gantt-stay',
  agreed: 'desk-gantt-agreed',
  offer: 'desk-gantt-offer',
  blocked: 'desk-gantt-blocked',
} as const

function OneBar({ bar: { period, lane, start, now, end } }: { bar: Bar }) {
  const y = GAP / 2 + lane * LANE
  const [x, middle, last] = [start, now, end].map((part) => NAMES + part * TIME) as [number, number, number]
  const done = middle - x
  const ahead = last - middle
  const text = period.referralNumber && Math.max(done, ahead) >= NUMBER ? period.referralNumber : null
  const stays = period.kind === 'stay'
  const inside = done >= NUMBER
  return (
    <g>
      {stays && ahead > 0 ? (
        <rect x={middle} y={y} width={ahead} height={LANE - 5} class="desk-gantt-foreseen" />
      ) : null}
      <rect
        x={x}
        y={y}
        width={Math.max(stays ? done : last - x, 3)}
        height={LANE - 5}
        rx={2}
        class={FILLS[period.kind]}
      />
      {text ? (
        <text
          x={(stays && !inside ? middle : x) + 6}
          y={y + 15}
          class={stays && inside ? 'desk-gantt-text is-light' : 'desk-gantt-text'}
        >
          {text}
        </text>
      ) : null}
    </g>
  )
}

function Months({ window, height }: { window: TimeWindow; height: number }) {
  const { date } = usePage()
  return (
    <>
      {monthsOf(window).map((day) => {
        const x = NAMES + partOf(window, day) * TIME
        return (
          <g key={day}>
            <line x1={x} x2={x} y1={TOP - 6} y2={height} class="desk-gantt-line" />
            <text x={x + 3} y={TOP - 12} class="desk-gantt-month">
              {date(day, day.endsWith('-01-01') ? 'monthYear' : 'monthShort')}
            </text>
          </g>
        )
      })}
    </>
  )
}

function Today({ window, height }: { window: TimeWindow; height: number }) {
  const x = NAMES + partOf(window, window.today) * TIME
  return <line x1={x} x2={x} y1={TOP - 6} y2={height} class="desk-gantt-today" />
}

/** Lines across what nobody can have: told apart without colour. */
function Hatch() {
  return (
    <defs>
      <pattern id="hatch" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={7} height={7} class="desk-gantt-hatch" />
        <line x1={0} y1={0} x2={0} y2={7} class="desk-gantt-hatch-line" />
      </pattern>
    </defs>
  )
}

const LEGEND = [
  ['desk-gantt-stay', words.stay],
  ['desk-gantt-foreseen', words.foreseen],
  ['desk-gantt-agreed', words.agreed],
  ['desk-gantt-offer', words.offer],
  ['desk-gantt-blocked', words.blocked],
  ['desk-gantt-today', words.today],
] as const

function Legend() {
  const { t } = usePage()
  return (
    <ul class="desk-legend" aria-label={t(words.legend)}>
      {LEGEND.map(([mark, label]) => (
        <li key={mark}>
          <svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">
            {mark === 'desk-gantt-today' ? (
              <line x1={14} x2={14} y1={0} y2={16} class={mark} />
            ) : (
              <rect x={1} y={1} width={26} height={14} class={mark} />
            )}
          </svg>
          {t(label)}
        </li>
      ))}
    </ul>
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

const shortened = (name: string) =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name
