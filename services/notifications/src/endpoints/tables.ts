import type { EventFilter } from '@intarsi/contracts'
import type { ColumnType, Generated, Selectable } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
type NullableInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type Nullable<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>

export type EndpointState = 'unverified' | 'active' | 'paused' | 'disabled' | 'deleted'
export type DeliveryState = 'due' | 'delivered' | 'failed' | 'cancelled'
export type EndpointFormat = 'cloudevent' | 'fhir-task'

/** A signing key; the secret part only as sealed text. Signs until `expiresAt`, when that is not null. */
export type SealedKey = {
  keyId: string
  kind: 'v1' | 'v1a'
  sealed: string
  /** What a receiver verifies `v1a` with; null for a shared secret. */
  publicKey: string | null
  createdAt: string
  expiresAt: string | null
}

export type EndpointTables = {
  endpoint: {
    endpoint_id: string
    client_id: string
    url: string
    description: string
    filter: ColumnType<EventFilter, string, string>
    format: EndpointFormat
    ordered: boolean
    max_in_flight: number
    max_per_second: number
    state: EndpointState
    disabled_reason: Nullable<string>
    disabled_at: NullableInstant
    verified_at: NullableInstant
    failing_since: NullableInstant
    warnings: Generated<number>
    last_success_at: NullableInstant
    last_failure_at: NullableInstant
    /** A receiver's `Retry-After`: nothing goes there before. */
    held_until: NullableInstant
    keys: ColumnType<SealedKey[], string, string>
    version: Generated<number>
    created_at: Instant
    updated_at: Instant
  }
  delivery: {
    delivery_id: Generated<number>
    endpoint_id: string
    event_id: string
    household_id: Nullable<string>
    /** Null: a test event, which tells of no territory. */
    territory_id: Nullable<string>
    type: string
    key: string
    position: number
    /** What is sent when it is not a line of the feed. */
    body: Nullable<string>
    state: Generated<DeliveryState>
    reason: Nullable<string>
    /** How far the schedule is; set back by a replay. */
    step: Generated<number>
    attempts: Generated<number>
    next_attempt_at: Instant
    created_at: Instant
    delivered_at: NullableInstant
  }
  attempt_made: {
    delivery_id: number
    number: number
    at: Instant
    duration_ms: number
    outcome: string
    status: number | null
    request_headers: ColumnType<Record<string, string>, string, string>
    response_headers: ColumnType<Record<string, string> | null, string | null, string | null>
    response_body: string | null
    next_attempt_at: NullableInstant
  }
}

export type EndpointRow = Selectable<EndpointTables['endpoint']>
export type DeliveryRow = Selectable<EndpointTables['delivery']>
