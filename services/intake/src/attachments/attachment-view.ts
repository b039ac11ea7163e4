import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import { MEDIA_TYPES } from './check-file.ts'

/** A file without its content. */
export const attachment = z.object({
  attachmentId: id,
  householdId: id,
  fileName: z.string(),
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.number().int(),
  restricted: z.boolean(),
  uploadedBy: id,
  uploadedAt: instant,
})

export const SHOWN = [
  'attachment_id',
  'household_id',
  'file_name',
  'media_type',
  'bytes',
  'restricted',
  'uploaded_by',
  'uploaded_at',
] as const
type Shown = {
  attachment_id: string
  household_id: string
  file_name: string
  media_type: string
  bytes: number
  restricted: boolean
  uploaded_by: string
  uploaded_at: Date
}

export function shown(row: Shown): z.infer<typeof attachment> {
  return {
    attachmentId: row.attachment_id,
    householdId: row.household_id,
    fileName: row.file_name,
    mediaType: z.enum(MEDIA_TYPES).parse(row.media_type),
    bytes: row.bytes,
    restricted: row.restricted,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at.toISOString(),
  }
}
