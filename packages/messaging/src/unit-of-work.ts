import type { DataOf, EventContract, Stream } from '@intarsi/contracts'
import type { Transaction } from 'kysely'

/** Why something happens: the ids that link an event to the request or event behind it. */
export type Cause = { correlationId: string; causationId: string; traceparent?: string }

// biome-ignore lint/complexity/noBannedTypes: filled in by the messaging tables
export type MessagingTables = {}

/** Announces a fact about a root whose lock this transaction holds. */
export type Announce = <Contract extends EventContract>(
  contract: Contract,
  rootId: string,
  data: DataOf<Contract>,
) => Promise<void>

/** One transaction of a service's database, with the means to lock roots and announce facts. */
export type Tx<Schema> = {
  readonly trx: Transaction<Schema>
  readonly now: Date
  readonly cause: Cause
  /** Takes the root's row lock; the first thing every command does. Locks go in the order household, person, place, meeting. */
  lock: (stream: Stream, rootId: string) => Promise<void>
  announce: Announce
}

/** Runs the work in one transaction, then wakes the relay. Rolls back and rethrows when the work throws. */
export type UnitOfWork<Schema> = <Result>(
  work: (tx: Tx<Schema>) => Promise<Result>,
  cause?: Cause,
) => Promise<Result>
