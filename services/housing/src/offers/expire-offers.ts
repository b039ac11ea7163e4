import type { HousingDb, HousingUnitOfWork } from '../schema.ts'
import { endOffer, lockOffer } from './close-offer.ts'

const BATCH = 50

/** Ends the offers whose answer is overdue; answers how many. After an outage it catches up, each in its own transaction. */
export async function expireOffers(db: HousingDb, unitOfWork: HousingUnitOfWork, now: Date): Promise<number> {
  const due = await db
    .selectFrom('offer')
    .select('offer_id')
    .where('state', '=', 'open')
    .where('answer_by', '<=', now)
    .orderBy('answer_by')
    .limit(BATCH)
    .execute()
  let expired = 0
  for (const { offer_id: offerId } of due)
    expired += await unitOfWork(async (tx) => {
      const locked = await lockOffer(tx, offerId)
      if (locked.offer.state !== 'open' || locked.offer.answer_by > tx.now) return 0
      await endOffer(tx, locked, { state: 'expired', reason: 'expired', side: 'system', by: 'system' })
      return 1
    })
  return expired
}
