import type { bodyChanged, DataOf, Envelope } from '@intarsi/contracts'
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { CaseView } from '../public-feed/cases.ts'

type Instant = ColumnType<Date, Date | string, Date | string>

export type FeedTables = {
  feed_case: {
    referral_id: string
    household_id: string
    territory_id: string
    referral_number: string
    body_id: string | null
    sportello_id: string | null
    table_id: string | null
    view: ColumnType<CaseView, string, string>
    updated_at: Instant
  }
  feed_early: {
    arrival: Generated<number>
    event_id: string
    referral_id: string
    household_id: string | null
    territory_id: string
    event: ColumnType<Envelope, string, string>
  }
  feed_event: {
    event_id: string
    household_id: string | null
    territory_id: string
    type: string
    subject: string
    table_id: string | null
    body_id: string | null
    area: string | null
    /** The event as it leaves, byte for byte, on every way but Kafka. */
    body: string
    created_at: Instant
  }
  feed_pending: { arrival: Generated<number>; event_id: string }
  feed_log: { position: number; event_id: string; territory_id: string; logged_at: Instant }
  body_directory: {
    body_id: string
    body: ColumnType<DataOf<typeof bodyChanged>, string, string>
    version: number
  }
  signal_seed: { from_position: number; seed: string }
  feed_head: { one: Generated<boolean>; last_position: number }
}

export type CaseRow = Selectable<FeedTables['feed_case']>
