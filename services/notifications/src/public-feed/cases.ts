import { isDeepStrictEqual } from 'node:util'
import { type Envelope, type Territory, UNKNOWN_TERRITORY } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import type { CaseRow, NotificationsSchema } from '../schema.ts'
import type { Line } from './mapping.ts'

type S = NotificationsSchema

/** A referral as the public feed has told it so far; nothing is in it that no line said. */
export type CaseView = {
  state: string
  /** The last line of each kind, by the public type's short name. */
  lines: Record<string, Record<string, unknown>>
}

export async function lockCase(tx: Tx<S>, referralId: string): Promise<CaseRow | undefined> {
  return tx.trx
    .selectFrom('feed_case')
    .selectAll()
    .where('referral_id', '=', referralId)
    .forUpdate()
    .executeTakeFirst()
}

type Known = {
  referralId: string
  referralNumber: string
  householdId: string
  territory: Territory
  bodyId: string | null
  sportelloId: string | null
  tableId: string | null
}

/** Folds a line into its case, which is locked: what the console, FHIR readers and the next line know of it. */
export async function keepLine(
  tx: Tx<S>,
  { before, known }: { before: CaseRow | undefined; known: Known },
  { contract, data }: Line,
): Promise<void> {
  const name = shortNameOf(contract.type)
  const view: CaseView = {
    state: name === 'referral-updated' ? String(data.state) : (before?.view.state ?? 'submitted'),
    lines: { ...before?.view.lines, [keyOf(name, data)]: data },
  }
  const row = {
    household_id: known.householdId,
    territory_id: known.territory,
    referral_number: known.referralNumber,
    body_id: known.bodyId,
    sportello_id: known.sportelloId,
    table_id: known.tableId,
    view: JSON.stringify(view),
    updated_at: tx.now,
  }
  await tx.trx
    .insertInto('feed_case')
    .values({ referral_id: known.referralId, ...row })
    .onConflict((conflict) => conflict.column('referral_id').doUpdateSet(row))
    .execute()
}

/** A line that says again what the case's last line of its kind said changes nothing for a reader. */
export function saysNothingNew(row: CaseRow | undefined, { contract, data }: Line): boolean {
  const last = row?.view.lines[keyOf(shortNameOf(contract.type), data)]
  if (contract.type !== 'it.intarsi.public.referral-updated.v1' || !last) return false
  const told = [
    'state',
    'holderKind',
    'holderId',
    'queueKind',
    'meeting',
    'nextStepOn',
    'tableId',
    'territory',
  ]
  return told.every((name) => isDeepStrictEqual(last[name], data[name]))
}

/** A household has two seats of a case manager at most, and one offer after another: each is kept by itself. */
function keyOf(name: string, data: Record<string, unknown>): string {
  return name === 'case-manager-changed' ? `${name}/${String(data.role)}` : name
}

function shortNameOf(type: string): string {
  return type.split('.').at(-2) ?? type
}

/** Facts that came before their referral's submission did; services are not in order with each other. */
export async function keepEarly(tx: Tx<S>, event: Envelope, referralId: string): Promise<void> {
  await tx.trx
    .insertInto('feed_early')
    .values({
      event_id: event.id,
      referral_id: referralId,
      household_id: event.householdid ?? null,
      territory_id: event.territory ?? UNKNOWN_TERRITORY,
      event: JSON.stringify(event),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What waited for the submission, in the order in which it came. */
export async function takeEarly(tx: Tx<S>, referralId: string): Promise<Envelope[]> {
  const rows = await tx.trx
    .deleteFrom('feed_early')
    .where('referral_id', '=', referralId)
    .returning(['arrival', 'event'])
    .execute()
  return rows.sort((a, b) => a.arrival - b.arrival).map((row) => row.event)
}
