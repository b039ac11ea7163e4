import type { Envelope } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import { sql, type Transaction } from 'kysely'
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
 * Writes one notice per recipient of the event when the transaction's work is done; a person concerned in several roles
 * is told once, by the first, and somebody whose account is closed not at all.
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
    tx.gather(writeNotices, {
      id: newId(),
      recipient_id: notice.recipient.id,
      recipient_kind: notice.recipient.kind,
      event_id: event.id,
      kind: notice.kind,
      territory_id: about.territory,
      household_id: about.householdId,
      ...(notice.withoutReferral
        ? {}
        : { referral_id: about.referralId, referral_number: about.referralNumber }),
      decision_id: about.decisionId,
      urgency: about.urgency,
      params: notice.params,
      occurred_at: event.time,
      created_at: tx.now,
      mailing: mailingOf(notice),
    })
  }
}

/**
 * Recipients' head rows are taken in the order of their ids, so that two transactions never wait for each other, and
 * last. They are locked until the transaction ends, so positions are in the order of commits.
 */
async function writeNotices(
  trx: Transaction<NotificationsSchema>,
  notices: readonly object[],
): Promise<void> {
  await sql`
    with told as (
      select t.*, count(*) over own as own, row_number() over (own order by n) as turn
      from jsonb_to_recordset(${JSON.stringify(notices.map((notice, n) => ({ ...notice, n })))}::jsonb)
        as t (n int, id uuid, recipient_id uuid, recipient_kind text, event_id uuid, kind text, territory_id text,
          household_id uuid, referral_id uuid, referral_number text, decision_id uuid, urgency text, params jsonb,
          occurred_at timestamptz, created_at timestamptz, mailing text)
      where not exists (select from access_person a where a.person_id = t.recipient_id and not a.active)
      window own as (partition by recipient_id)
    ), head as (
      insert into recipient_head as h (recipient_id, last_position)
      select recipient_id, count(*) from told group by recipient_id order by recipient_id
      on conflict (recipient_id) do update set last_position = h.last_position + excluded.last_position
      returning recipient_id, last_position
    )
    insert into notice (id, recipient_id, recipient_kind, position, event_id, kind, territory_id, household_id,
      referral_id, referral_number, decision_id, urgency, params, occurred_at, created_at, mailing)
    select id, recipient_id, recipient_kind, last_position - own + turn, event_id, kind, territory_id, household_id,
      referral_id, referral_number, decision_id, urgency, params, occurred_at, created_at, mailing
    from told join head using (recipient_id)
    on conflict (event_id, recipient_id) do nothing`.execute(trx)
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
  return [...byRecipient.values()]
}
