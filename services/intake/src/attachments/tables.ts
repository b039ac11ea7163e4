import type { Territory } from '@intarsi/contracts'

export type AttachmentTable = {
  attachment_id: string
  referral_id: string | null
  draft_id: string | null
  household_id: string
  territory_id: Territory
  file_name: string
  media_type: string
  bytes: number
  sha256: string
  restricted: boolean
  uploaded_by: string
  uploaded_at: Date
  content: Buffer
}

export type AttachmentTables = { attachment: AttachmentTable }
