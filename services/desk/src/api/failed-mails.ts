import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const failedMail = z.object({
  id,
  personId: id,
  kind: z.string(),
  state: z.enum(['failed', 'no-address']),
  attempts: z.number(),
  lastError: z.string().nullable(),
  createdAt: instant,
})
export type FailedMail = z.infer<typeof failedMail>

const failedMails = z.object({ items: z.array(failedMail), next: z.string().nullable() })

export function listFailedMails(
  { notifications }: Callers,
  query: { cursor?: string | undefined; limit: number },
) {
  return notifications.get('/mails/failed', failedMails, query)
}

export async function retryMail({ notifications }: Callers, mailId: string): Promise<void> {
  await notifications.call('POST', `/mails/${mailId}/retry`, z.looseObject({}))
}
