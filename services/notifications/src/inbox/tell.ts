import type { Envelope } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import type { QueryCreator } from 'kysely'
import type { Notice } from '../recipients/notice.ts'
import type { NotificationsSchema } from '../schema.ts'

type About = {
  householdId?: string
  referralId?: string
  referralNumber?: string
  territory?: string
  urgency?: string
  decisionId?: string
}

/**
 * Writes one notice per recipient of the event; a person concerned in several roles is told once, by the first.
 * Recipients' head rows are taken in the order of their ids, so that two transactions never wait for each other.
 */
export async function tell(
  tx: Tx<NotificationsSchema>,
  event: Envelope,
  notices: readonly Notice[],
  newId: () => string,
): Promise<void> {
  // A consumer that starts late learns what was, and tells nobody about it.
  if (tx.historic) return
  const about = event.data as About
  for (const notice of oncePerRecipient(notices)) {
    await tx.trx
      .with('head', (db) => takePosition(db, notice.recipient.id))
      .insertInto('notice')
      .values((e) => ({
        id: newId(),
        recipient_id: notice.recipient.id,
        recipient_kind: notice.recipient.kind,
        position: e.selectFrom('head').select('last_position'),
        event_id: event.id,
        kind: notice.kind,
        territory_id: about.territory ?? null,
        household_id: about.householdId ?? null,
        referral_id: about.referralId ?? null,
        referral_number: about.referralNumber ?? null,
        decision_id: about.decisionId ?? null,
        urgency: about.urgency ?? null,
        params: JSON.stringify(notice.params),
        occurred_at: event.time,
        created_at: tx.now,
        mailing: mailingOf(notice),
      }))
      .onConflict((conflict) => conflict.columns(['event_id', 'recipient_id']).doNothing())
      .execute()
  }
}

function mailingOf(notice: Notice): 'none' | 'at-once' | 'digest' {
  // A table has no mailbox; a convened meeting has a digest of its own.
  if (notice.recipient.kind === 'table' || notice.kind === 'meeting-convened') return 'none'
  return notice.atOnce ? 'at-once' : 'digest'
}

function oncePerRecipient(notices: readonly Notice[]): Notice[] {
  const byRecipient = new Map<string, Notice>()
  for (const notice of notices) {
    const known = byRecipient.get(notice.recipient.id)
    if (!known) byRecipient.set(notice.recipient.id, notice)
    else if (notice.atOnce) byRecipient.set(notice.recipient.id, { ...known, atOnce: true })
  }
  return [...byRecipient.values()].sort((a, b) => (a.recipient.id < b.recipient.id ? -1 : 1))
}

/** The recipient's next position; the row is locked until the transaction ends, so positions are in the order of commits. */
function takePosition(db: QueryCreator<NotificationsSchema>, recipientId: string) {
  return db
    .insertInto('recipient_head')
    .values({ recipient_id: recipientId, last_position: 1 })
    .onConflict((conflict) =>
      conflict.column('recipient_id').doUpdateSet((eb) => ({
        last_position: eb('recipient_head.last_position', '+', 1),
      })),
    )
    .returning('last_position')
}
