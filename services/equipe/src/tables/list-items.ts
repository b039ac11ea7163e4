import type { AgendaItemKind } from '@intarsi/contracts'
import { cutPage, decodeCursor } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { CaseManagerRow } from '../case-managers/tables.ts'
import { listReadable, type May } from '../referrals/list-readable.ts'
import { isBeforeDecision } from '../referrals/states.ts'
import type { ReferralRow } from '../referrals/tables.ts'
import type { EquipeSchema } from '../schema.ts'
import { type ListedItem, viewOfItem } from './item-view.ts'
import type { AgendaItemRow } from './tables.ts'

type Db = Kysely<EquipeSchema>
/** Who asks, and when. */
type Reading = { may: May; now: Date }

/** Items as their table reads them, urgent first, then by how long they wait. */
export async function listItems(
  db: Db,
  {
    tableId,
    meetingIds,
    undated,
    ...reading
  }: { tableId: string; meetingIds: string[]; undated: boolean } & Reading,
): Promise<ListedItem[]> {
  const items = await db
    .selectFrom('agenda_item')
    .selectAll()
    .where('table_id', '=', tableId)
    .where('state', '!=', 'removed')
    .where((e) =>
      e.or([
        ...(meetingIds.length > 0 ? [e('meeting_id', 'in', meetingIds)] : []),
        ...(undated
          ? [e.and([e('meeting_id', 'is', null), e('state', 'in', ['planned', 'on-agenda'])])]
          : []),
      ]),
    )
    .orderBy('urgency', (order) => order.asc().nullsLast())
    .orderBy('added_at')
    .execute()
  return withReferrals(db, items, reading)
}

type UndatedQuery = {
  tableId: string
  kind?: AgendaItemKind | undefined
  cursor?: string | undefined
  limit: number
}

/** A page of what waits for a meeting with a place, in the order of `listItems`. */
export async function listUndated(
  db: Db,
  { tableId, kind, cursor, limit, ...reading }: UndatedQuery & Reading,
) {
  const keys = z.tuple([z.string(), z.iso.datetime(), z.uuid()])
  const after = cursor === undefined ? undefined : decodeCursor(cursor, keys)
  // Topics have no urgency and come last.
  const order = sql<string>`coalesce(urgency, 'U9')`
  const rows = await db
    .selectFrom('agenda_item')
    .selectAll()
    .where('table_id', '=', tableId)
    .where('meeting_id', 'is', null)
    .where('state', 'in', ['planned', 'on-agenda'])
    .$if(kind !== undefined, (select) => select.where('kind', '=', kind ?? 'topic'))
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(${order}, added_at, agenda_item_id)
          > (${after?.[0]}, ${after?.[1]}::timestamptz, ${after?.[2]}::uuid)`,
      ),
    )
    .orderBy(order)
    .orderBy('added_at')
    .orderBy('agenda_item_id')
    .limit(limit + 1)
    .execute()
  const { items, next } = cutPage(rows, limit, (row) => [
    row.urgency ?? 'U9',
    row.added_at.toISOString(),
    row.agenda_item_id,
  ])
  return { items: await withReferrals(db, items, reading), next }
}

/**
 * The same as a table that names nobody reads them (section 3.5, CE-03): before the decision the composition, which leads to
 * nobody, afterwards nothing; the whole item where the household agreed to be named there.
 */
export function withoutHouseholds(items: ListedItem[]): ListedItem[] {
  return items.map((item) => (item.householdAgreedOn === null ? withoutHousehold(item) : item))
}

function withoutHousehold({ referral, ...item }: ListedItem): ListedItem {
  const composition = referral && isBeforeDecision(referral.state) ? referral.composition : null
  return { ...item, composition, referral: null }
}

async function withReferrals(db: Db, items: AgendaItemRow[], { may, now }: Reading): Promise<ListedItem[]> {
  const ids = items.map((item) => item.referral_id).filter((id) => id !== null)
  const [found, managers] = await Promise.all([readReferrals(db, ids), readManagers(db, ids)])
  const readable = await listReadable(db, found, may)
  const referrals = new Map(found.map((row) => [row.referral_id, row]))
  return items.map((item) =>
    viewOfItem(item, { referral: referrals.get(item.referral_id ?? ''), managers, readable, now }),
  )
}

async function readReferrals(db: Db, ids: string[]): Promise<ReferralRow[]> {
  if (ids.length === 0) return []
  return await db.selectFrom('referral').selectAll().where('referral_id', 'in', ids).execute()
}

async function readManagers(db: Db, ids: string[]): Promise<CaseManagerRow[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('case_manager')
    .selectAll()
    .where('referral_id', 'in', ids)
    .where('state', 'in', ['proposed', 'confirmed', 'handing-over', 'interim'])
    .orderBy('seat')
    .execute()
}
