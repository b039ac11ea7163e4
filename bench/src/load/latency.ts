import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
} from 'hdr-histogram-js'

/** Milliseconds. `histogram`: all of it, as HdrHistogram writes it, so that runs can be put together. */
export type Latency = {
  count: number
  p50: number
  p95: number
  p99: number
  p999: number
  max: number
  histogram: string
}

const LONGEST_US = 600_000_000

/** Percentiles of times in milliseconds, by a HdrHistogram of microseconds with three significant digits. */
export function latencyOf(milliseconds: Iterable<number>): Latency {
  const histogram = empty()
  for (const time of milliseconds)
    histogram.recordValue(Math.min(LONGEST_US, Math.max(1, Math.round(time * 1_000))))
  return readOff(histogram)
}

/** The percentiles of all runs' times together. */
export function pooled(runs: readonly Pick<Latency, 'histogram'>[]): Latency {
  const all = empty()
  for (const { histogram } of runs) all.add(decodeFromCompressedBase64(histogram))
  return readOff(all)
}

function empty(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_US,
    numberOfSignificantValueDigits: 3,
  })
}

function readOff(histogram: Histogram): Latency {
  const at = (percent: number) => histogram.getValueAtPercentile(percent) / 1_000
  return {
    count: histogram.totalCount,
    p50: at(50),
    p95: at(95),
    p99: at(99),
    p999: at(99.9),
    max: histogram.totalCount === 0 ? 0 : histogram.maxValue / 1_000,
    histogram: encodeIntoCompressedBase64(histogram),
  }
}

/** The middle one of several runs' figures, and the least and greatest beside it. */
export type Spread = { middle: number; least: number; greatest: number }

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return {
    middle: sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN,
    least: sorted[0] ?? Number.NaN,
    greatest: sorted.at(-1) ?? Number.NaN,
  }
}
