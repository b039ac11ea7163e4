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
    const announced: Announced[] = []
    // A statement that failed and was caught leaves the transaction dead: its COMMIT, which rolls back, throws.
    const result = await db.transaction().execute(async (trx) => {
      const gathered: Gathered<Schema> = new Map()
      const context = { ...options, trx, now: clock.now(), cause: cause ?? ownCause(newId) }
      const done = await work(openTx({ ...context, announced, gathered }))
      await writeGathered(trx, gathered)
      await appendToOutbox(trx, announced)
      return done
    })
    if (announced.length > 0) wake()
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

type Gathered<Schema> = Map<Write<Schema, unknown>, unknown[]>

async function writeGathered<Schema>(trx: Transaction<Schema>, gathered: Gathered<Schema>): Promise<void> {
  for (const [write, items] of gathered) await write(trx, items)
}

type TxContext<Schema> = {
  trx: Transaction<Schema>
  service: string
  now: Date
  cause: Cause
  newId: NewId
  schemas?: string
  /** What is to be stored before the commit. */
  announced: Announced[]
  gathered: Gathered<Schema>
  /** The roots locked so far, with their last sequences. */
  held?: Map<string, number>
}

function openTx<Schema>(context: TxContext<Schema>): Tx<Schema> {
  const { trx, now, cause, held = new Map<string, number>() } = context
  const lock = async (stream: Stream, rootId: string) => {
    const root = lockKey(stream, rootId)
    if (!held.has(root)) held.set(root, await lockRoot(trx, stream, rootId))
  }
  const announce: Announce = async (contract, rootId, data) => {
    refuseForeign(contract, context.service)
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
    context.announced.push({ contract, envelope })
    return envelope
  }
  const gather: Tx<Schema>['gather'] = (write, item) => {
    const key = write as Write<Schema, unknown>
    context.gathered.set(key, [...(context.gathered.get(key) ?? []), item])
  }
  const causedBy = (other: Cause) => openTx({ ...context, held, cause: other })
  return { trx, now, cause, historic: false, lock, announce, gather, causedBy }
}

function lockKey(stream: string, rootId: string): string {
  return `${stream} ${rootId}`
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
