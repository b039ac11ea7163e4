import { createHash } from 'node:crypto'
import { UNKNOWN_TERRITORY } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import type { FastifyRequest } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import type { IdempotencyTables } from './idempotency-tables.ts'
import { problem } from './problem.ts'

const KEPT_DAYS = 7
const DAY_MS = 86_400_000

export type Answer<Status extends number, Body> = { status: Status; body: Body }

type Trx = Transaction<IdempotencyTables>
type Slot = { client: string; key: string; fingerprint: string; now: Date }

/**
 * Runs the work once per client and `Idempotency-Key`, in the work's own transaction: a repeat gets the first
 * answer, a concurrent repeat waits for it, the same key for something else is a 422. A refused or failed work
 * leaves no row. Keys live 7 days. Call it first in the transaction, before any lock.
 */
export async function withIdempotency<Schema, Status extends number, Body>(
  request: FastifyRequest,
  tx: Tx<Schema>,
  work: () => Promise<Answer<Status, Body>>,
): Promise<Answer<Status, Body>> {
  // The service's own schema type does not name this package's table; its database has it.
  const trx = tx.trx as unknown as Trx
  const slot = slotOf(request, tx.now)
  if (!(await claim(trx, slot))) return (await earlierAnswer(trx, slot)) as Answer<Status, Body>
  const answer = await work()
  await keep(trx, slot, { ...answer, allowedIn: request.allowedIn })
  return answer
}

function slotOf(request: FastifyRequest, now: Date): Slot {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '') {
    throw problem(400, 'idempotency-key-required', 'Send an Idempotency-Key, new for each thing you create.')
  }
  return { client: request.actor.personId, key, fingerprint: fingerprintOf(request), now }
}

function fingerprintOf(request: FastifyRequest): string {
  const path = request.url.split('?')[0]
  return createHash('sha256')
    .update(`${request.method} ${path}\n${JSON.stringify(request.body, sortedKeys)}`)
    .digest('hex')
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Waits for a concurrent holder of the same key, then says whether this transaction is the first. */
async function claim(trx: Trx, { client, key, fingerprint, now }: Slot): Promise<boolean> {
  const fresh = {
    fingerprint,
    expires_at: new Date(now.getTime() + KEPT_DAYS * DAY_MS),
    status: null,
    body: null,
    household_id: null,
    // Not known before the work has asked for its right; the row is seen by nobody until the work is done.
    territory_id: UNKNOWN_TERRITORY,
  }
  const row = await trx
    .insertInto('http_idempotency')
    .values({ client, key, ...fresh })
    .onConflict((conflict) =>
      conflict.columns(['client', 'key']).doUpdateSet(fresh).where('http_idempotency.expires_at', '<=', now),
    )
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

async function earlierAnswer(trx: Trx, slot: Slot): Promise<Answer<number, unknown>> {
  const row = await trx
    .selectFrom('http_idempotency')
    .select(['fingerprint', 'status', 'body'])
    .where('client', '=', slot.client)
    .where('key', '=', slot.key)
    .executeTakeFirstOrThrow()
  if (row.fingerprint !== slot.fingerprint) {
    const detail = 'This Idempotency-Key was used for another request; take a new one.'
    throw problem(422, 'idempotency-key-reused', detail)
  }
  if (row.status === null) throw new Error('An idempotency row was committed without its answer.')
  return { status: row.status, body: row.body }
}

async function keep(
  trx: Trx,
  { client, key }: Slot,
  { status, body, allowedIn }: Answer<number, unknown> & { allowedIn: string | null },
): Promise<void> {
  await trx
    .updateTable('http_idempotency')
    .set({
      status,
      body: JSON.stringify(body ?? null),
      household_id: memberOf(body, 'householdId'),
      territory_id: memberOf(body, 'territory') ?? allowedIn ?? UNKNOWN_TERRITORY,
    })
    .where('client', '=', client)
    .where('key', '=', key)
    .execute()
}

function memberOf(body: unknown, name: 'householdId' | 'territory'): string | null {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : null
  return typeof value === 'string' ? value : null
}

/** Deletes keys older than 7 days, some thousands at a time; answers how many. Run by every service's runtime. */
export async function forgetIdempotencyKeys(db: Kysely<IdempotencyTables>, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('http_idempotency')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('client', 'key'),
        'in',
        selectFrom('http_idempotency')
          .select(['client', 'key'])
          .where('expires_at', '<=', now)
          .limit(5000)
          .$asTuple('client', 'key'),
      ),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
