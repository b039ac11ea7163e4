import type { DataOf, Envelope, EventContract } from '@intarsi/contracts'
import type { Tx } from './unit-of-work.ts'

/**
 * Applies one event inside the consumer's transaction: its inbox row, its effects and its own announcements commit
 * together. The root's row is already locked (`tx.lock` of the event's partition key on the service's own stream).
 * Touches this service's database only; a fact that comes early is kept, never refused.
 */
export type Handler<Schema, Contract extends EventContract> = (
  tx: Tx<Schema>,
  event: Envelope<DataOf<Contract>>,
) => Promise<void>

export type Subscription<Schema> = SubscriptionOptions & {
  readonly contract: EventContract
  readonly handle: (tx: Tx<Schema>, event: Envelope) => Promise<void>
}

export type SubscriptionOptions = {
  /**
   * The handler itself locks no row but those of its event's root, so that several events of that root may share a
   * transaction: of two transactions that each take rows of others in turn, each could wait for the other. What it
   * gathers is written after all of them: rows that others want are taken there, in one order.
   */
  readonly rootOnly?: boolean
}

/** Binds a contract to its handler; the data reaching the handler has been parsed by the contract's schema. */
export function on<Schema, Contract extends EventContract>(
  contract: Contract,
  handle: Handler<Schema, Contract>,
  options: SubscriptionOptions = {},
): Subscription<Schema> {
  return { ...options, contract, handle: (tx, event) => handle(tx, event as Envelope<DataOf<Contract>>) }
}
