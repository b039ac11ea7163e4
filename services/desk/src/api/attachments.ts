import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const attachment = z.object({
  attachmentId: id,
  fileName: z.string(),
  bytes: z.number().int(),
  restricted: z.boolean(),
  uploadedAt: instant,
})
export type Attachment = z.infer<typeof attachment>

export async function listAttachments({ intake }: Callers, referralId: string): Promise<Attachment[]> {
  const answer = z.object({ items: z.array(attachment) })
  return (await intake.get(`/referrals/${referralId}/attachments`, answer)).items
}

/** The files of a draft, for who may send it. */
export async function listDraftAttachments({ intake }: Callers, draftId: string): Promise<Attachment[]> {
  const answer = z.object({ items: z.array(attachment) })
  return (await intake.get(`/drafts/${draftId}/attachments`, answer)).items
}

const opened = attachment.extend({ mediaType: z.string(), content: z.base64() })

/** A file with its content: an audited reading. A restricted one asks for a reason. */
export async function openAttachment(
  { intake }: Callers,
  { referralId, attachmentId }: { referralId: string; attachmentId: string },
  reason: string | null,
): Promise<{ fileName: string; mediaType: string; content: Buffer }> {
  const path = `/referrals/${referralId}/attachments/${attachmentId}/openings`
  const body = reason === null ? {} : { reason }
  const file = await intake.call('POST', path, opened, { body, timeoutMs: 30_000 })
  return { ...file, content: Buffer.from(file.content, 'base64') }
}

export type NewAttachment = { fileName: string; restricted: boolean; content: Buffer }

/** `to` is `referrals/ID` or `drafts/ID`. */
export function attachFile(
  { intake }: Callers,
  to: string,
  { fileName, restricted, content }: NewAttachment,
): Promise<Attachment> {
  const body = { fileName, restricted, content: content.toString('base64') }
  return intake.call('POST', `/${to}/attachments`, attachment, { body, timeoutMs: 30_000 })
}
