import type { Territory } from '@intarsi/contracts'

export type ContactTables = {
  /** Who owns places or finds them. Identity: it stays in this table, and only who manages places reads it. */
  contact: {
    contact_id: string
    territory_id: Territory
    kind: 'landlord' | 'intermediary'
    name: string
    organisation: string | null
    phone: string | null
    email: string | null
    remark: string | null
    version: number
    changed_at: Date
  }
  place_contact: { place_id: string; contact_id: string }
}
