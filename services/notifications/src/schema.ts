import type { AccessTables } from '@intarsi/access'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { EndpointTables } from './endpoints/tables.ts'
import type { FeedTables } from './feed/tables.ts'

export type PartyRole = 'sender' | 'preparer' | 'coordinator' | 'case-manager' | 'equipe-member' | 'table'

type Instant = ColumnType<Date, Date | string, Date | string>
type NullableInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

export type NotificationsSchema = AccessTables &
  FeedTables &
  EndpointTables & {
    party: {
      referral_id: string
      role: PartyRole
      recipient_id: string
      household_id: string
      territory_id: string
    }
    table_directory: {
      table_id: string
      territory_id: string
      name: string
      chair_id: string | null
      member_ids: string[]
      version: number
    }
    awaiting_sender: {
      event_id: string
      referral_id: string
      household_id: string
      territory_id: string
      notice: JSONColumnType<Record<string, unknown>>
      /** In which order they were kept. */
      place: Generated<number>
    }
    recipient_head: { recipient_id: string; last_position: number }
    notice: {
      id: string
      recipient_id: string
      recipient_kind: 'person' | 'table'
      position: number
      event_id: string
      kind: string
      territory_id: string | null
      household_id: string | null
      referral_id: string | null
      referral_number: string | null
      decision_id: string | null
      urgency: string | null
      params: JSONColumnType<Record<string, string | number | null>>
      occurred_at: Instant
      created_at: Instant
      read_at: NullableInstant
      mailing: 'none' | 'at-once' | 'digest'
      mail_id: ColumnType<string | null, string | null | undefined, string | null>
    }
    contact_point: { person_id: string; email: string; version: Generated<number>; updated_at: Instant }
    preference: {
      person_id: string
      email: EmailPreference
      locale: Locale
      version: Generated<number>
      updated_at: Instant
    }
    mail: {
      id: string
      person_id: string
      kind: 'at-once' | 'morning-digest' | 'meeting-digest'
      occasion: string
      subject: string
      body: string
      state: 'due' | 'sent' | 'failed' | 'no-address'
      attempts: Generated<number>
      next_attempt_at: Instant
      leased_until: NullableInstant
      last_error: ColumnType<string | null, string | null | undefined, string | null>
      created_at: Instant
      sent_at: NullableInstant
    }
  }

export type EmailPreference = 'all-at-once' | 'urgent-at-once' | 'digest-only' | 'off'
export type Locale = 'it' | 'en'

export type { CaseRow } from './feed/tables.ts'
