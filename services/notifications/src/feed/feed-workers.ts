import type { Clock } from '@intarsi/kernel'
import type { Worker } from '@intarsi/runtime'
import type { Kysely } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'
import { forgetOldDeliveries, forgetOldLines } from './forget-old-lines.ts'
import { type AlsoDo, AT_ONCE, givePositions } from './give-positions.ts'

type Deps = {
  db: Kysely<NotificationsSchema>
  clock: Clock
  also: AlsoDo
  /** Called after lines got their positions. */
  grown: () => void
}

/** Keeps the feed going: positions at once after every commit that announced, old lines forgotten hourly. */
export function feedWorkers({ db, clock, also, grown }: Deps): Worker[] {
  const positions = async () => {
    const lines = await givePositions({ db, clock, also })
    if (lines.length > 0) grown()
    // Whoever commits another wakes this again: fewer than were asked for left none behind.
    return lines.length < AT_ONCE ? 0 : lines.length
  }
  return [
    { name: 'feed', everyMs: 500, run: positions },
    { name: 'forget-feed', everyMs: 3_600_000, run: () => forgetOldLines(db, clock) },
    { name: 'forget-deliveries', everyMs: 3_600_000, run: () => forgetOldDeliveries(db, clock) },
  ]
}
