import type { Envelope } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import { partiesOf } from '../projections/parties.ts'
import type { Notice, Parties } from '../recipients/notice.ts'
import type { NotificationsSchema } from '../schema.ts'
import { tell } from './tell.ts'

/** Stands for the sender in notices computed before intake's fact said who the sender is. */
export const UNKNOWN_SENDER = '00000000-0000-0000-0000-000000000000'

type ReferralData = { referralId: string; householdId: string; territory: string }

/**
 * Computes an event's notices from those concerned so far and writes them. Services are not in order with each other:
 * when the routing answer overtakes the submission, the sender's notice is kept and told as soon as the sender is known.
 */
export async function tellParties<Data extends ReferralData>(
  tx: Tx<NotificationsSchema>,
  event: Envelope<Data>,
  newId: () => string,
  compute: (data: Data, parties: Parties) => Notice[],
): Promise<void> {
  const parties = await partiesOf(tx, event.data.referralId)
  const senderKnown = parties.sender.length > 0
  const notices = compute(event.data, senderKnown ? parties : { ...parties, sender: [UNKNOWN_SENDER] })
  const forSender = notices.filter((notice) => notice.recipient.id === UNKNOWN_SENDER)
  if (forSender[0]) await keepForSender(tx, event, forSender[0])
  await tell(
    tx,
    event,
    notices.filter((notice) => notice.recipient.id !== UNKNOWN_SENDER),
    newId,
  )
}

async function keepForSender(
  tx: Tx<NotificationsSchema>,
  event: Envelope<ReferralData>,
  notice: Notice,
): Promise<void> {
  await tx.trx
    .insertInto('awaiting_sender')
    .values({
      event_id: event.id,
      referral_id: event.data.referralId,
      household_id: event.data.householdId,
      territory_id: event.data.territory,
      notice: JSON.stringify({ event, notice }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The sender is known now: what was kept is told, in the order in which it was kept. */
export async function releaseForSender(
  tx: Tx<NotificationsSchema>,
  referralId: string,
  senderId: string,
  newId: () => string,
): Promise<void> {
  const kept = await tx.trx
    .deleteFrom('awaiting_sender')
    .where('referral_id', '=', referralId)
    .returning(['notice', 'place'])
    .execute()
  const inOrder = kept.toSorted((one, other) => Number(one.place) - Number(other.place))
  for (const row of inOrder) {
    const { event, notice } = row.notice as { event: Envelope<ReferralData>; notice: Notice }
    await tell(tx, event, [{ ...notice, recipient: { kind: 'person', id: senderId } }], newId)
  }
}
