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
