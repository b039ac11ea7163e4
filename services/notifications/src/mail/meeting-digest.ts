import type { DataOf, meetingChanged } from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Tx } from '@intarsi/messaging'
import type { NotificationsSchema } from '../schema.ts'
import { composeMail, type MailLine } from './compose-mail.ts'
import { insertMail, preferenceOf } from './compose-worker.ts'

/** When a meeting is convened each member gets one mail with what waits for that table: the digest before a meeting. */
export async function writeMeetingDigests(
  tx: Tx<NotificationsSchema>,
  meeting: DataOf<typeof meetingChanged>,
  memberIds: readonly string[],
  options: { newId: NewId; publicUrl: string },
): Promise<void> {
  const agenda = await agendaLines(tx, meeting)
  for (const personId of [...new Set(memberIds)].sort()) {
    const preference = await preferenceOf(tx, personId)
    if (preference.email === 'off') continue
    const mail = composeMail('meeting-digest', agenda, {
      locale: preference.locale,
      publicUrl: options.publicUrl,
    })
    const occasion = `${meeting.meetingId} ${meeting.startsAt}`
    await insertMail(tx, { id: options.newId(), personId, kind: 'meeting-digest', occasion, ...mail })
  }
}

async function agendaLines(
  tx: Tx<NotificationsSchema>,
  meeting: DataOf<typeof meetingChanged>,
): Promise<MailLine[]> {
  const rows = await tx.trx
    .selectFrom('notice')
    .select(['kind', 'params', 'referral_number', 'urgency'])
    .where('recipient_id', '=', meeting.tableId)
    .where('kind', '=', 'referral-on-agenda')
    .where((eb) => eb(eb.ref('params', '->>').key('meetingAt'), '=', meeting.startsAt))
    .orderBy('position')
    .execute()
  const convened: MailLine = {
    kind: 'meeting-convened',
    params: { startsAt: meeting.startsAt, items: meeting.itemCount },
    referralNumber: null,
    urgency: null,
  }
  const items = rows.map((row) => ({
    kind: row.kind,
    params: row.params,
    referralNumber: row.referral_number,
    urgency: row.urgency,
  }))
  return [convened, ...items]
}
