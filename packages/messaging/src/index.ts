export type { Consumer } from './consumer/consumer.ts'
export { createConsumer } from './consumer/consumer.ts'
export type { ConsumerOptions } from './consumer/context.ts'
export { messagingMigrations } from './migrations.ts'
export type { ArchiveOptions } from './operate/archive.ts'
export { publishArchive, whyNoArchive } from './operate/archive.ts'
export type { DiscardedEvent, Discarding, ParkedEvent } from './operate/parked.ts'
export {
  DISCARD_REASON,
  discardParked,
  listDiscarded,
  listParked,
  requestRedrive,
  showParked,
} from './operate/parked.ts'
export type { ReplayRequest, ReplayState } from './operate/replays.ts'
export { findReplay, requestReplay } from './operate/replays.ts'
export type { Relay, RelayOptions } from './outbox/relay.ts'
export { createRelay } from './outbox/relay.ts'
export type { LockShare } from './ownership/lock-share.ts'
export { joinLockShare } from './ownership/lock-share.ts'
export type { Session } from './ownership/session.ts'
export { openSession } from './ownership/session.ts'
export type { Probe, Step } from './probe.ts'
export type { Handler, Subscription } from './subscription.ts'
export { on } from './subscription.ts'
export type { MessagingTables } from './tables.ts'
export type {
  BatchControl,
  ConsumedRecord,
  ConsumeOptions,
  Consumption,
  OutgoingRecord,
  RecordBatch,
  TopicLag,
  Transport,
} from './transport.ts'
export { busMigrations } from './transports/embedded/migrations.ts'
export type { EmbeddedTransportOptions } from './transports/embedded.ts'
export { createEmbeddedTransport } from './transports/embedded.ts'
export type { KafkaClient, KafkaTransportOptions } from './transports/kafka.ts'
export { createKafkaTransport, KAFKA_CLIENTS } from './transports/kafka.ts'
export type { Announce, Cause, Tx, UnitOfWork, UnitOfWorkOptions, Write } from './unit-of-work.ts'
export { createUnitOfWork, testUnitOfWork } from './unit-of-work.ts'
export type { Waker } from './waker.ts'
export { createWaker } from './waker.ts'
