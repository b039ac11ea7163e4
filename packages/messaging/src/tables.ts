import type { Envelope } from '@intarsi/contracts'
import type { Generated } from 'kysely'

type OutboxTable = {
  position: Generated<number>
  id: string
  aggregatetype: string
  aggregateid: string
  type: string
  payload: Envelope
  topic: string
  key: string
  household_id: string | null
  territory_id: string | null
  created_at: Generated<Date>
}

export type ParkedTable = {
  id: Generated<number>
  consumer: string
  topic: string
  key: string
  root_stream: string
  event_id: string
  type: string
  payload: Envelope
  partition: number
  offset: string
  reason: 'schema' | 'unknown-version' | 'handler' | 'behind'
  error: string
  attempts: number
  household_id: string | null
  territory_id: string | null
  published_at: Date
  first_failed_at: Date
  last_failed_at: Date
  redrive_requested_at: Date | null
  /** It was read as history: nobody is told when it is redriven. */
  historic: Generated<boolean>
}

/** What the messaging migrations make, for a service's schema type: `MyTables & MessagingTables`. */
export type MessagingTables = {
  message_root: { stream: string; root_id: string; last_sequence: Generated<number> }
  outbox: OutboxTable
  outbox_pending: { shard: number; position: number }
  inbox: { consumer: string; event_id: string; received_at: Date }
  parked: ParkedTable
}
