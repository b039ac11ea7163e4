import type { Envelope } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import { sql } from 'kysely'
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
 * Writes one notice per recipient of the event; a person concerned in several roles is told once, by the first, and
 * somebody whose account is closed not at all.
 * Recipients' head rows are taken in the order of their ids, so that two transactions never wait for each other.
 */
export async function tell(
  tx: Tx<NotificationsSchema>,
  event: Envelope,
  notices: readonly Notice[],
  newId: () => string,
): Promise<void> {
  // A consumer that starts late learns what was, and tells nobody about it.
  if (tx.historic || notices.length === 0) return
  const about = event.data as About
  const told = oncePerRecipient(notices).map((notice) => ({
    id: newId(),
    recipient_id: notice.recipient.id,
    recipient_kind: notice.recipient.kind,
    kind: notice.kind,
    params: notice.params,
    mailing: mailingOf(notice),
  }))
  // A head row is locked until the transaction ends, so positions are in the order of commits.
  await sql`
    with told as (
      select * from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        as t (id uuid, recipient_id uuid, recipient_kind text, kind text, params jsonb, mailing text)
      where not exists (select from access_person a where a.person_id = t.recipient_id and not a.active)
    ), head as (
      insert into recipient_head as h (recipient_id, last_position)
      select recipient_id, 1 from told order by recipient_id
      on conflict (recipient_id) do update set last_position = h.last_position + 1
      returning recipient_id, last_position
    )
    insert into notice (id, recipient_id, recipient_kind, position, event_id, kind, territory_id, household_id,
      referral_id, referral_number, decision_id, urgency, params, occurred_at, created_at, mailing)
    select t.id, recipient_id, t.recipient_kind, h.last_position, ${event.id}::uuid, t.kind, ${about.territory ?? null},
      ${about.householdId ?? null}::uuid, ${about.referralId ?? null}::uuid, ${about.referralNumber ?? null},
      ${about.decisionId ?? null}::uuid, ${about.urgency ?? null}, t.params, ${event.time}::timestamptz,
      ${tx.now}::timestamptz, t.mailing
    from told t join head h using (recipient_id)
    on conflict (event_id, recipient_id) do nothing`.execute(tx.trx)
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
