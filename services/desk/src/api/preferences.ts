import * as z from 'zod'
import type { Callers } from './caller.ts'

const preferences = z.object({
  email: z.enum(['all-at-once', 'urgent-at-once', 'digest-only', 'off']),
  locale: z.enum(['it', 'en']),
  address: z.string().nullable(),
  version: z.number().int(),
})
export type Preferences = z.infer<typeof preferences>

export function readPreferences({ notifications }: Callers): Promise<Preferences> {
  return notifications.get('/preferences', preferences)
}

export function savePreferences(
  { notifications }: Callers,
  { version, ...body }: Record<keyof Preferences, unknown>,
): Promise<Preferences> {
  return notifications.call('PUT', '/preferences', preferences, { body, ifMatch: String(version) })
}
