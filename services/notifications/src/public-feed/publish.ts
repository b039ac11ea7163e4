import type { DataOf, Envelope, EventContract, Territory } from '@intarsi/contracts'
import { referralRouted, referralSubmitted } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import type { Transaction } from 'kysely'
import type { CaseRow, NotificationsSchema } from '../schema.ts'
import { lineOf } from './case-lines.ts'
import { keepEarly, keepLine, lockCase, saysNothingNew, takeEarly } from './cases.ts'
import type { Common, Line } from './mapping.ts'

type S = NotificationsSchema

/** Where links lead: `api` answers programs, `page` people. */
export type LinkBases = { api: string; page: string }

type About = { referralId: string; referralNumber: string; householdId: string; territory: Territory }

/**
 * Tells a fact about a referral in the public feed, in the transaction that handles it. A referral's first line is its
 * submission: what overtakes it waits for it.
 */
export async function publishCaseFact(tx: Tx<S>, event: Envelope, bases: LinkBases): Promise<void> {
  const about = event.data as About
  const before = await lockCase(tx, about.referralId)
  const submitted = event.type === referralSubmitted.type
  if (!before && !submitted) return keepEarly(tx, event, about.referralId)
  await publishLine(tx, event, { before, bases })
  if (!submitted) return
  for (const early of await takeEarly(tx, about.referralId)) {
    await publishLine(tx, early, { before: await lockCase(tx, about.referralId), bases })
  }
}

type Context = { before: CaseRow | undefined; bases: LinkBases }

async function publishLine(tx: Tx<S>, event: Envelope, { before, bases }: Context): Promise<void> {
  const about = event.data as About
  const known = { ...idsOf(event, before), ...pick(about) }
  const line = lineOf(event, commonOf(event, known, bases))
  if (saysNothingNew(before, line)) return
  await keepLine(tx, { before, known }, line)
  await tellPublicly(tx, about.householdId, line)
}

function pick({ referralId, referralNumber, householdId, territory }: About): About {
  return { referralId, referralNumber, householdId, territory }
}

/** The ids to filter by: those of the submission and of the last routing, until another says otherwise. */
function idsOf(event: Envelope, before: CaseRow | undefined) {
  const ids = {
    bodyId: before?.body_id ?? null,
    sportelloId: before?.sportello_id ?? null,
    tableId: before?.table_id ?? null,
  }
  if (event.type === referralSubmitted.type) {
    const { bodyId, sportelloId } = event.data as DataOf<typeof referralSubmitted>
    return { ...ids, bodyId, sportelloId }
  }
  if (event.type === referralRouted.type)
    return { ...ids, tableId: (event.data as DataOf<typeof referralRouted>).tableId }
  return ids
}

function commonOf(
  event: Envelope,
  known: Omit<Common, 'area' | 'cause' | 'occurredAt' | 'links'>,
  bases: LinkBases,
) {
  return {
    ...known,
    area: null,
    cause: event.type,
    occurredAt: event.time,
    links: {
      self: `${bases.api}/cases/${known.referralId}`,
      page: `${bases.page}/referrals/${known.referralId}`,
    },
  }
}

/** Announces a line, and puts it where the feed's own positions are given. */
export async function tellPublicly(tx: Tx<S>, rootId: string, { contract, data }: Line): Promise<void> {
  await tx.lock(contract.stream, rootId)
  const envelope = await tx.announce(contract as EventContract, rootId, data)
  tx.gather(keepForFeed, { envelope, at: tx.now })
}

type Told = { envelope: Envelope; at: Date }

async function keepForFeed(trx: Transaction<S>, told: readonly Told[]): Promise<void> {
  await trx
    .with('stored', (db) => db.insertInto('feed_event').values(told.map(feedEventOf)))
    .insertInto('feed_pending')
    .values(told.map(({ envelope }) => ({ event_id: envelope.id })))
    .execute()
}

function feedEventOf({ envelope, at }: Told) {
  return {
    event_id: envelope.id,
    household_id: envelope.householdid ?? null,
    territory_id: envelope.territory ?? '',
    type: envelope.type,
    subject: envelope.subject,
    table_id: envelope.tableid ?? null,
    body_id: envelope.bodyid ?? null,
    area: envelope.area ?? null,
    body: JSON.stringify(envelope),
    created_at: at,
  }
}
