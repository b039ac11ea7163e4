import { applyUnderRootLock, type ConsumerContext, causeOf } from './context.ts'
import { type EventArrival, isNotTheEvent, logFailure, runHandlers } from './handle-event.ts'
import { passTogether } from './inbox.ts'
import { inMode } from './mode.ts'

/** A transaction keeps its locks the longer, the more events it applies. */
export const MOST_TOGETHER = 16

/** One of the events needs a look of its own: it was applied before, or its key has a parked queue. */
class NotTogether extends Error {
  override name = 'NotTogether'
}

/**
 * Applies events of one root that came one after the other, in one transaction: what a transaction announced together
 * costs its consumers one lock and one commit. False when that cannot be: nothing was done, and each is to be handled by
 * itself, which finds out which of them fails. Rejects as `handleEvent` does.
 */
export async function handleTogether<Schema>(
  context: ConsumerContext<Schema>,
  arrivals: readonly EventArrival<Schema>[],
): Promise<boolean> {
  const [first] = arrivals
  if (!first) return true
  const { mode } = first
  try {
    await applyUnderRootLock(context, first.envelope, async (tx) => {
      const place = {
        consumer: first.consumer,
        topic: first.contract.topic,
        key: first.envelope.partitionkey,
      }
      const eventIds = arrivals.map(({ envelope }) => envelope.id)
      if (!(await passTogether(tx.trx, { ...place, eventIds, replay: mode !== 'live' })))
        throw new NotTogether()
      for (const { event, envelope } of arrivals)
        await runHandlers(context, event, inMode(tx.causedBy(causeOf(envelope)), mode))
      await context.probe('consumer-handled')
    })
  } catch (error) {
    if (isNotTheEvent(error)) throw error
    if (!(error instanceof NotTogether))
      logFailure(context, first, { error, attempts: 0, together: arrivals.length })
    return false
  }
  await context.probe('consumer-committed')
  return true
}
