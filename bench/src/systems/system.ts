import type { Request, Send } from '../load/offer.ts'

export type Faults = {
  /** Acknowledged, and nothing came of it. */
  lost: number
  /** What came of it came more than once. */
  duplicated: number
  /** Events of one key that took effect in another order than they were told in. */
  reordered: number
}

/** What runs under load: intarsi, or a program that does the same hops. */
export type System = {
  name: string
  /** Sends the request with this number; rejects when it is refused. */
  send: Send
  /** When the last hop of each request was committed, milliseconds since 1970; those that are not are left out. */
  doneAt: (ids: readonly string[]) => Promise<Map<string, number>>
  /** Looks into the databases at what became of these requests. */
  faults: (requests: readonly Request[]) => Promise<Faults>
  /** Everything that was committed, and everything that was asked of the broker, since the start. */
  counters: () => Promise<{ transactions: number; kafkaRequests: number }>
  /** A name for each process that belongs to the system, by its command line. */
  processes: ReadonlyMap<string, string>
  close: () => Promise<void>
}
