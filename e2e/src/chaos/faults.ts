/** Everything that a run may do to the system, with the words of the report. */
export const FAULTS = {
  'instance-killed': 'SIGKILL of one of two processes that hold every service',
  'instance-frozen':
    'SIGSTOP of such a process for longer than its consumer group and its shards wait for it',
  'broker-killed': 'SIGKILL of the Kafka broker, started again at once',
  'broker-frozen': 'SIGSTOP of the broker',
  'broker-disk-full':
    'no file of the broker may grow (a limit set on its process): it gives up, then has room again',
  'postgres-killed': 'SIGKILL of PostgreSQL, started again at once',
  'postgres-frozen': 'SIGSTOP of PostgreSQL with all its backends',
  'connections-reset': 'every connection to the broker or to PostgreSQL is reset, several times',
  'connections-slow': 'everything to and from the broker or PostgreSQL comes late',
  'killed-before-publish': 'a process dies after the commit and before its relay publishes',
  'killed-before-mark': 'a process dies after publishing and before its relay marks what is published',
  'killed-before-offset': 'a process dies after the effects of an event and before the offset is committed',
  'killed-in-rebalance': 'one process is killed, and the other dies when its consumers are shared out anew',
  'migration-killed':
    'the migrations of a service, on an empty database, are killed within one of their changes and begun again',
  'handler-slow': 'handlers take hundreds of milliseconds',
  'handler-failing': 'every handler fails for one household in two: its events are parked, then redriven',
  'event-poisoned': 'an event whose data breaks its contract: parked by every consumer, then discarded',
  'record-unreadable': 'a record that is no event at all: to the dead letters',
  'delivered-twice': 'every batch is delivered again at once',
  'delivered-late': 'batches are delivered again after newer ones, with the households in another order',
  'commits-late': 'transactions wait before their commit, after their events have got their positions',
  'clock-stepped':
    'the clock by which one process judges terms and dates goes nearly an hour forward, or an hour back',
} as const

/** How often connections are reset in one such fault. */
export const RESETS = 4

export type FaultKind = keyof typeof FAULTS

export const FAULT_KINDS = Object.keys(FAULTS) as readonly FaultKind[]

/** One fault at its moment. What a kind has no use for is there all the same, so that a plan reads alike. */
export type Fault = {
  kind: FaultKind
  /** Milliseconds after the first submission. */
  atMs: number
  /** How long it lasts, where it lasts. */
  forMs: number
  /** Which of the two processes, where it strikes one. */
  instance: 0 | 1
  /** Whose connections, where it strikes connections. */
  link: 'broker' | 'postgres'
  /** At which pass of a named point a process dies, counted from the fault's moment. */
  pass: number
  /** The direction of a clock's step. */
  forward: boolean
}
