export type { Handler, Subscription } from './subscription.ts'
export { on } from './subscription.ts'
export type { ConsumedRecord, Consumption, OutgoingRecord, Transport } from './transport.ts'
export type { Announce, Cause, MessagingTables, Tx, UnitOfWork } from './unit-of-work.ts'
