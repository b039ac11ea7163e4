import { id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Caller, Callers } from './caller.ts'

const feed = z.object({ createdAt: instant, readAt: instant.nullable() })
export type CalendarFeed = z.infer<typeof feed>

const ADDRESS = '/calendar-feed'

/** The person's own feed; null when there is none. */
export async function readOwnFeed({ equipe }: Callers): Promise<CalendarFeed | null> {
  return (await equipe.get(ADDRESS, z.object({ feed: feed.nullable() }))).feed
}

/** A new secret, shown this once; the one before stops working. */
export async function makeFeed({ equipe }: Callers): Promise<string> {
  return (await equipe.call('PUT', ADDRESS, z.object({ token: z.string() }))).token
}

export async function endFeed({ equipe }: Callers): Promise<void> {
  await equipe.call('DELETE', ADDRESS, z.looseObject({}))
}

const meeting = z.object({
  meetingId: id,
  tableName: z.string(),
  territory: territorySchema,
  startsAt: instant,
  minutes: z.number(),
  state: z.string(),
  extraordinary: z.boolean(),
  version: z.number(),
})
export type CalendarMeeting = z.infer<typeof meeting>

/** What the secret opens, for a program that nobody signed in. */
export async function readFeed(equipe: Caller, token: string): Promise<CalendarMeeting[]> {
  return (await equipe.get(`/calendar-feeds/${token}`, z.object({ items: z.array(meeting) }))).items
}
