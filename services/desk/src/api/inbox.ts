import * as z from 'zod'
import type { Callers } from './caller.ts'

const notice = z.object({
  id: z.uuid(),
  position: z.number().int(),
  kind: z.string(),
  title: z.object({ it: z.string(), en: z.string() }),
  territory: z.string().nullable(),
  referralId: z.uuid().nullable(),
  referralNumber: z.string().nullable(),
  urgency: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  occurredAt: z.string(),
  readAt: z.string().nullable(),
})
export type Notice = z.infer<typeof notice>

const inbox = z.object({ items: z.array(notice), next: z.number().int().nullable() })
const count = z.object({ unread: z.number().int() })

const PAGE = 25

export function readInbox(
  { notifications }: Callers,
  { cursor, unread }: { cursor?: string | undefined; unread: boolean },
): Promise<z.infer<typeof inbox>> {
  return notifications.get('/inbox', inbox, { before: cursor, limit: PAGE, unread })
}

export async function countUnread({ notifications }: Callers, timeoutMs: number): Promise<number> {
  const { unread } = await notifications.call('GET', '/inbox/unread-count', count, { timeoutMs })
  return unread
}

export function markRead({ notifications }: Callers, id: string): Promise<Notice> {
  return notifications.call('POST', `/inbox/${id}/read`, notice)
}
