import type { HeldPlace, Period } from '../../../api/places.ts'

/** Days (YYYY-MM-DD) between which time is drawn; the last one is left out. */
export type TimeWindow = { from: string; until: string; today: string }

/** One bar: its place on the scale in parts of the window, from 0 to 1. */
export type Bar = {
  period: Period
  lane: number
  start: number
  /** Where what has happened ends and what is foreseen begins. */
  now: number
  end: number
}

export type Row = { placeId: string; name: string; lanes: number; bars: readonly Bar[] }

const MONTHS_BACK = 3
const MONTHS_AHEAD = 12

/** From the first day of a month a little ago to the first of one in a year's time. */
export function windowAround(today: string): TimeWindow {
  return { from: monthsFrom(today, -MONTHS_BACK), until: monthsFrom(today, MONTHS_AHEAD + 1), today }
}

/** First days of the months of the window. */
export function monthsOf({ from, until }: TimeWindow): string[] {
  const months: string[] = []
  for (let day = from; day < until; day = monthsFrom(day, 1)) months.push(day)
  return months
}

export function partOf({ from, until }: TimeWindow, day: string): number {
  const part = (daysOf(day) - daysOf(from)) / (daysOf(until) - daysOf(from))
  return Math.min(1, Math.max(0, part))
}

/** A row for each place; what overlaps in time stands in lanes one under the other. */
export function layOut(held: readonly HeldPlace[], window: TimeWindow): Row[] {
  return held.map(({ place, periods }) => {
    const bars = inLanes(periods.flatMap((period) => barOf(period, window)))
    const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1))
    return { placeId: place.placeId, name: place.name, lanes, bars }
  })
}

function barOf(period: Period, window: TimeWindow): Omit<Bar, 'lane'>[] {
  const start = partOf(window, period.from)
  const today = partOf(window, window.today)
  const foreseen = period.until === null ? 1 : partOf(window, dayAfter(period.until))
  // Who has stayed beyond the day foreseen is still there.
  const end = period.over ? foreseen : Math.max(foreseen, today)
  const now = Math.min(end, Math.max(start, today))
  return end > start ? [{ period, start, now, end }] : []
}

function inLanes(bars: readonly Omit<Bar, 'lane'>[]): Bar[] {
  const freeFrom: number[] = []
  return [...bars]
    .sort((one, other) => one.start - other.start)
    .map((bar) => {
      const free = freeFrom.findIndex((part) => part <= bar.start)
      const lane = free === -1 ? freeFrom.length : free
      freeFrom[lane] = bar.end
      return { ...bar, lane }
    })
}

const DAY_MS = 86_400_000
const daysOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS
const dayAfter = (day: string) => new Date((daysOf(day) + 1) * DAY_MS).toISOString().slice(0, 10)

function monthsFrom(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}
