import type { Clock } from '@intarsi/kernel'
import type { Worker } from '@intarsi/runtime'
import type { Kysely } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'
import type { FeedHub } from './feed-hub.ts'
import { forgetOldLines } from './forget-old-lines.ts'
import { type AlsoDo, givePositions } from './give-positions.ts'

type Deps = { db: Kysely<NotificationsSchema>; clock: Clock; hub: FeedHub; also?: AlsoDo }

/** Keeps the feed going: positions at once after every commit that announced, old lines forgotten hourly. */
export function feedWorkers({ db, clock, hub, also = async () => undefined }: Deps): Worker[] {
  const positions = async () => {
    const lines = await givePositions({ db, clock, also })
    if (lines.length > 0) hub.nudge()
    return lines.length
  }
  return [
    { name: 'feed', everyMs: 500, run: positions },
    { name: 'forget-feed', everyMs: 3_600_000, run: () => forgetOldLines(db, clock) },
  ]
}
