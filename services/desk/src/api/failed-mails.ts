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

export async function listFailedMails({ notifications }: Callers): Promise<FailedMail[]> {
  return (await notifications.get('/mails/failed', z.object({ items: z.array(failedMail) }))).items
}

export async function retryMail({ notifications }: Callers, mailId: string): Promise<void> {
  await notifications.call('POST', `/mails/${mailId}/retry`, z.looseObject({}))
}
