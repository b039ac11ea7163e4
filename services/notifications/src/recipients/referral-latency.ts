import type { Envelope } from '@intarsi/contracts'
import { bornAt, type Clock } from '@intarsi/kernel'
import type { Tx } from '@intarsi/messaging'
import type { Transaction } from 'kysely'
import { Histogram, type Registry } from 'prom-client'
import type { NotificationsSchema } from '../schema.ts'

type Told = Envelope<{ referralId: string }>

/** Measures a referral's way through the services when a transaction is the first to tell its case manager. */
export type ReferralLatency = (tx: Tx<NotificationsSchema>, event: Told) => void

/**
 * From the submission, whose instant is in the referral's id, to the moment its case manager's notice is written. A
 * later proposal, after a leave or a transfer, is no part of that way.
 */
export function createReferralLatency(registry: Registry, clock: Clock): ReferralLatency {
  const seconds = new Histogram({
    name: 'intarsi_referral_seconds',
    help: 'From a referral being submitted to its case manager being told',
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600],
    registers: [registry],
  })
  const observe = async (trx: Transaction<NotificationsSchema>, events: readonly Told[]) => {
    for (const referralId of new Set(events.map(({ data }) => data.referralId))) {
      const earlier = await trx
        .selectFrom('notice')
        .select('id')
        .where('referral_id', '=', referralId)
        .where('kind', 'in', ['case-manager-proposed', 'case-manager-interim'])
        .where(
          'event_id',
          'not in',
          events.map(({ id }) => id),
        )
        .limit(1)
        .executeTakeFirst()
      if (!earlier) seconds.observe((clock.now().getTime() - bornAt(referralId).getTime()) / 1000)
    }
  }
  return (tx, event) => {
    if (!tx.historic) tx.gather(observe, event)
  }
}
