import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createMatcher } from '../src/matching/create-matcher.ts'
import { instantOf, YEAR_DAYS, yearOf } from './region.ts'

/** How long the thread that answers is away at most while another solves a region's year at once, milliseconds. */
export async function measureEventLoop(): Promise<string> {
  const year = yearOf(6, 5)
  const requests = year.arrivals.map(({ request }) => request)
  const places = year.openings.map(({ place }) => place)
  const matcher = createMatcher()
  await matcher.match({
    now: instantOf(YEAR_DAYS),
    requests: requests.slice(0, 20),
    places: places.slice(0, 8),
  })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const { certificate } = await matcher.match({ now: instantOf(YEAR_DAYS), requests, places })
  delay.disable()
  await matcher.close()
  return (
    `event loop while ${requests.length} x ${places.length} is matched in its thread (${certificate.milliseconds} ms): ` +
    `${(delay.max / 1e6).toFixed(1)} ms at most, ${(delay.percentile(99) / 1e6).toFixed(1)} ms in 99 of 100 (target 50 ms)`
  )
}
