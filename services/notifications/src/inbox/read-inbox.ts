import type { Kysely } from 'kysely'
import type { NoticeParams } from '../recipients/notice.ts'
import type { NotificationsSchema } from '../schema.ts'
import { titleOf } from './catalogue.ts'

export type InboxPage = { recipientId: string; before: number | null; limit: number; unreadOnly: boolean }

const COLUMNS = [
  'id',
  'position',
  'event_id',
  'kind',
  'territory_id',
  'referral_id',
  'referral_number',
  'urgency',
  'params',
  'occurred_at',
  'created_at',
  'read_at',
] as const

/** One page of a recipient's inbox, newest first, one row more than asked for when there is a next page. */
export async function listNotices(db: Kysely<NotificationsSchema>, page: InboxPage) {
  let query = db
    .selectFrom('notice')
    .select(COLUMNS)
    .where('recipient_id', '=', page.recipientId)
    .orderBy('position', 'desc')
    .limit(page.limit + 1)
  if (page.before !== null) query = query.where('position', '<', page.before)
  if (page.unreadOnly) query = query.where('read_at', 'is', null)
  return query.execute()
}

/** What a live stream reads at a time: fewer left none behind. Thousands of streams hold a page each when all resume. */
export const STREAM_PAGE = 50

/** Notices after a position, oldest first: what a live stream has not sent yet. */
export async function noticesAfter(db: Kysely<NotificationsSchema>, recipientId: string, position: number) {
  return db
    .selectFrom('notice')
    .select(COLUMNS)
    .where('recipient_id', '=', recipientId)
    .where('position', '>', position)
    .orderBy('position')
    .limit(STREAM_PAGE)
    .execute()
}

type Row = Awaited<ReturnType<typeof listNotices>>[number]

export function toNotice(row: Row) {
  const params = row.params as NoticeParams
  return {
    id: row.id,
    position: row.position,
    kind: row.kind,
    title: { it: titleOf(row.kind, params, 'it'), en: titleOf(row.kind, params, 'en') },
    territory: row.territory_id,
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    urgency: row.urgency,
    params,
    occurredAt: row.occurred_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  }
}

export async function countUnread(db: Kysely<NotificationsSchema>, recipientId: string): Promise<number> {
  const row = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('recipient_id', '=', recipientId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
