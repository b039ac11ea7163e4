import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

export const UNDELIVERED = ['failed', 'no-address'] as const

const failedMail = z.object({
  id,
  personId: id,
  kind: z.string(),
  state: z.enum(UNDELIVERED),
  attempts: z.number(),
  lastError: z.string().nullable(),
  createdAt: instant,
})
export type FailedMail = z.infer<typeof failedMail>

const failedMails = z.object({ items: z.array(failedMail), next: z.string().nullable() })

/** `from`, `to`: days, both counted in. */
export type FailedMailFilters = {
  state?: FailedMail['state'] | undefined
  from?: string | undefined
  to?: string | undefined
}

export function listFailedMails({ notifications }: Callers, query: FailedMailFilters & PageOf) {
  return notifications.get('/mails/failed', failedMails, query)
}

export async function retryMail({ notifications }: Callers, mailId: string): Promise<void> {
  await notifications.call('POST', `/mails/${mailId}/retry`, z.looseObject({}))
}
