import type { DataOf, meetingChanged } from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Tx } from '@intarsi/messaging'
import { sql } from 'kysely'
import type { EmailPreference, Locale, NotificationsSchema } from '../schema.ts'
import { composeAgenda } from './compose-agenda.ts'
import { insertMail } from './compose-worker.ts'

/**
 * The digest before a meeting: when it is convened (`agendaFreeze` and `digest`, `referral-and-states.md` section 6) each
 * member gets one mail with what its agenda holds. A meeting that has begun meanwhile needs none.
 */
export async function writeMeetingDigests(
  tx: Tx<NotificationsSchema>,
  meeting: DataOf<typeof meetingChanged>,
  memberIds: readonly string[],
  { newId, publicUrl }: { newId: NewId; publicUrl: string },
): Promise<void> {
  if (new Date(meeting.startsAt) <= tx.now) return
  const occasion = `${meeting.meetingId} ${meeting.startsAt}`
  for (const { personId, locale } of await listReaders(tx, memberIds)) {
    const mail = composeAgenda(meeting, { locale, publicUrl })
    await insertMail(tx, { id: newId(), personId, kind: 'meeting-digest', occasion, ...mail })
  }
}

/** Who wants mail, and in which language; somebody whose account is closed gets none. */
async function listReaders(
  tx: Tx<NotificationsSchema>,
  personIds: readonly string[],
): Promise<{ personId: string; locale: Locale }[]> {
  const ids = [...new Set(personIds)].sort()
  const { rows } = await sql<{ person_id: string; email: EmailPreference | null; locale: Locale | null }>`
    select m.person_id, p.email, p.locale
    from unnest(${ids}::uuid[]) with ordinality as m (person_id, n)
    left join preference p on p.person_id = m.person_id
    where not exists (select from access_person a where a.person_id = m.person_id and not a.active)
    order by m.n`.execute(tx.trx)
  return rows
    .filter(({ email }) => email !== 'off')
    .map(({ person_id: personId, locale }) => ({ personId, locale: locale ?? 'it' }))
}
