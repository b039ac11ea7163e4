import type { DataOf, Envelope, EventContract, Stream } from '@intarsi/contracts'
import type { Clock, NewId } from '@intarsi/kernel'
import type { Kysely, Transaction } from 'kysely'
import { buildEnvelope } from './envelope.ts'
import { type Announced, appendToOutbox } from './outbox/append.ts'
import { lockRoot } from './root-lock.ts'

/** Why something happens: the ids that link an event to the request or event behind it. */
export type Cause = { correlationId: string; causationId: string; traceparent?: string }

/**
 * Announces a fact about a root whose lock this transaction holds; answers the event as it will be published. It is
 * stored with all the others of the transaction, when the work is done.
 */
export type Announce = <Contract extends EventContract>(
  contract: Contract,
  rootId: string,
  data: DataOf<Contract>,
) => Promise<Envelope>

/** Writes all that it was given in a transaction, in the order in which it was given. */
export type Write<Schema, Item> = (trx: Transaction<Schema>, items: readonly Item[]) => Promise<void>

/** One transaction of a service's database, with the means to lock roots and announce facts. */
export type Tx<Schema> = {
  readonly trx: Transaction<Schema>
  readonly now: Date
  readonly cause: Cause
  /** True while a new consumer reads what happened before its start: effects yes, telling a person no. */
  readonly historic: boolean
  /** Takes the root's row lock; the first thing every command does. Locks go in the order household, person, place, meeting. */
  lock: (stream: Stream, rootId: string) => Promise<void>
  announce: Announce
  /**
   * Gives an item to a writer that runs once, when the work is done: several events of a transaction then cost one
   * statement, and rows that many want are locked last and in one order.
   */
  gather: <Item>(write: Write<Schema, Item>, item: Item) => void
  /** The same transaction for another cause: what is announced through it names that one. */
  causedBy: (cause: Cause) => Tx<Schema>
}

/** Runs the work in one transaction, then wakes the relay. Rolls back and rethrows when the work throws. */
export type UnitOfWork<Schema> = <Result>(
  work: (tx: Tx<Schema>) => Promise<Result>,
  cause?: Cause,
) => Promise<Result>

export type UnitOfWorkOptions<Schema> = {
  db: Kysely<Schema>
  /** The producer: it may announce on its own streams only (and on the public feed, if it is its owner). */
  service: string
  clock: Clock
  newId: NewId
  /** What an event's `dataschema` begins with, before its type. Default: a URN, where nobody serves schemas. */
  schemas?: string
  /** Called after a commit that announced something: the relay's `wake`. */
  wake: () => void
}

export function createUnitOfWork<Schema>(options: UnitOfWorkOptions<Schema>): UnitOfWork<Schema> {
  const { db, clock, newId, wake } = options
  return async (work, cause) => {
    const kept: Kept<Schema> = { announced: [], gathered: new Map(), open: true }
    // A statement that failed and was caught leaves the transaction dead: its COMMIT, which rolls back, throws.
    const result = await db.transaction().execute(async (trx) => {
      const context = { ...options, trx, now: clock.now(), cause: cause ?? ownCause(newId) }
      const done = await work(openTx({ ...context, kept }))
      kept.open = false
      for (const [write, items] of kept.gathered) await write(trx, items)
      await appendToOutbox(trx, kept.announced)
      return done
    })
    if (kept.announced.length > 0) wake()
    return result
  }
}

/** The unit of work of a test: what is announced stays in the outbox, where the test reads it. */
export function testUnitOfWork<Schema>(
  db: Kysely<Schema>,
  options: { service: string; clock: Clock; newId: NewId },
): UnitOfWork<Schema> {
  return createUnitOfWork({ ...options, db, wake: () => undefined })
}

/** What is to be stored before the commit; closed when the work is done, so that nothing which comes later is lost in silence. */
type Kept<Schema> = {
  announced: Announced[]
  gathered: Map<Write<Schema, unknown>, unknown[]>
  open: boolean
}

type TxContext<Schema> = {
  trx: Transaction<Schema>
  service: string
  now: Date
  cause: Cause
  newId: NewId
  schemas?: string
  kept: Kept<Schema>
  /** The roots locked so far, with their last sequences. */
  held?: Map<string, number>
}

function openTx<Schema>(context: TxContext<Schema>): Tx<Schema> {
  const { trx, now, cause, kept, held = new Map<string, number>() } = context
  const lock = async (stream: Stream, rootId: string) => {
    const root = lockKey(stream, rootId)
    if (held.has(root)) return
    const last = await lockRoot(trx, stream, rootId)
    // Asked for twice at once, the later answer knows less than what was announced since.
    if (!held.has(root)) held.set(root, last)
  }
  const announce: Announce = async (contract, rootId, data) => {
    refuseForeign(contract, context.service)
    refuseLate(kept)
    const root = lockKey(contract.stream, rootId)
    const last = held.get(root)
    if (last === undefined) throw new Error(`${contract.type}: ${root} is not locked by this transaction`)
    const envelope = buildEnvelope({
      contract,
      rootId,
      data,
      id: context.newId(),
      sequence: last + 1,
      now,
      cause,
      schemas: context.schemas ?? 'urn:intarsi:schema:',
    })
    held.set(root, last + 1)
    kept.announced.push({ contract, envelope })
    return envelope
  }
  const gather: Tx<Schema>['gather'] = (write, item) => {
    refuseLate(kept)
    const key = write as Write<Schema, unknown>
    kept.gathered.set(key, [...(kept.gathered.get(key) ?? []), item])
  }
  const causedBy = (other: Cause) => openTx({ ...context, held, cause: other })
  return { trx, now, cause, historic: false, lock, announce, gather, causedBy }
}

function lockKey(stream: string, rootId: string): string {
  return `${stream} ${rootId}`
}

function refuseLate({ open }: { open: boolean }) {
  if (!open) throw new Error("the transaction's work is done: somebody did not wait for a part of it")
}

// Each service counts its sequences in its own database: a second producer of a stream would fork them.
function refuseForeign(contract: EventContract, service: string) {
  const owner = contract.owner === 'public' ? 'notifications' : contract.owner
  if (owner !== service) throw new Error(`${contract.type} belongs to ${owner}, not to ${service}`)
}

function ownCause(newId: NewId): Cause {
  const id = newId()
  return { correlationId: id, causationId: id }
}
