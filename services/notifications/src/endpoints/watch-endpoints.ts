import type { Clock, NewId } from '@intarsi/kernel'
import type { UnitOfWork } from '@intarsi/messaging'
import type { Worker } from '@intarsi/runtime'
import type { Kysely } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'
import { disableEndpoint, tellOwner } from './disable-endpoint.ts'
import { changeEndpoint } from './endpoints.ts'
import type { EndpointRow } from './tables.ts'

const DAY_MS = 86_400_000
/** Days of failure without one success after which the owner is warned, and after which the endpoint ends. */
const WARN_AFTER_DAYS = [1, 3] as const
const DISABLE_AFTER_DAYS = 5
/** The last warning leaves at least this long to act, also when this worker slept through the first ones. */
const LEAST_NOTICE_MS = DAY_MS

type Deps = {
  db: Kysely<NotificationsSchema>
  unitOfWork: UnitOfWork<NotificationsSchema>
  clock: Clock
  newId: NewId
}

export type Step = { do: 'warn'; warnings: number } | { do: 'disable' } | null

/** What a failing endpoint has come to. Pure. Nothing is disabled that was not warned of, and not without an attempt. */
export function stepOf(
  row: Pick<EndpointRow, 'failing_since' | 'last_failure_at' | 'warnings' | 'updated_at'>,
  now: Date,
): Step {
  if (row.failing_since === null || row.last_failure_at === null) return null
  const failedMs = now.getTime() - row.failing_since.getTime()
  const due = WARN_AFTER_DAYS.filter((days) => failedMs >= days * DAY_MS).length
  if (due > row.warnings) return { do: 'warn', warnings: due }
  const stillFailing =
    row.last_failure_at.getTime() - row.failing_since.getTime() >= DISABLE_AFTER_DAYS * DAY_MS
  const warnedLongAgo = now.getTime() - row.updated_at.getTime() >= LEAST_NOTICE_MS
  return stillFailing && warnedLongAgo && due === WARN_AFTER_DAYS.length ? { do: 'disable' } : null
}

/** Warns owners of endpoints that fail for a day and for three, and ends them after five. */
export function watchEndpoints(deps: Deps): Worker {
  return {
    name: 'watch-endpoints',
    everyMs: 60_000,
    run: async () => {
      const rows = await deps.db
        .selectFrom('endpoint')
        .select('endpoint_id')
        .where('state', '=', 'active')
        .where('failing_since', '<=', new Date(deps.clock.now().getTime() - DAY_MS))
        .execute()
      let done = 0
      for (const { endpoint_id } of rows) done += await watchOne(deps, endpoint_id)
      return done
    },
  }
}

async function watchOne({ unitOfWork, newId }: Deps, endpointId: string): Promise<number> {
  return unitOfWork(async (tx) => {
    await tx.lock('notifications.endpoints', endpointId)
    const row = await tx.trx
      .selectFrom('endpoint')
      .selectAll()
      .where('endpoint_id', '=', endpointId)
      .where('state', '=', 'active')
      .forUpdate()
      .executeTakeFirst()
    const step = row ? stepOf(row, tx.now) : null
    if (!row || !step) return 0
    if (step.do === 'disable')
      return (await disableEndpoint(tx, endpointId, { cause: 'failing', newId })) ? 1 : 0
    await changeEndpoint(tx, endpointId, { warnings: step.warnings })
    const since = row.failing_since?.getTime() ?? 0
    const until = new Date(Math.max(since + DISABLE_AFTER_DAYS * DAY_MS, tx.now.getTime() + LEAST_NOTICE_MS))
    const params = { since: new Date(since).toISOString(), until: until.toISOString() }
    await tellOwner(tx, row, { kind: 'endpoint-failing', params, newId })
    return 1
  })
}
