import { type Territory, territorySchema } from '@intarsi/contracts'
import { pageQuery, problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import * as z from 'zod'
import { dayAfter, romeInstant } from './rome-time.ts'

/** Query of every list: a territory, or all those in which the reader may do the route's action. */
export const listQuery = z.object({ ...pageQuery, territory: territorySchema.optional() })

export type Period = { from?: string | undefined; to?: string | undefined }

/** That an instant lies in the days asked for. */
export function within(instant: string, { from, to }: Period) {
  const since = from === undefined ? null : romeInstant(from, 0)
  const before = to === undefined ? null : romeInstant(dayAfter(to, 1), 0)
  const column = sql.ref(instant)
  return sql<boolean>`(${since}::timestamptz is null or ${column} >= ${since})
    and (${before}::timestamptz is null or ${column} < ${before})`
}

/** The territories a list is bound to; refused when the one asked for is not among the reader's. */
export function territoriesToList(request: FastifyRequest, asked: Territory | undefined): Territory[] {
  const mine = request.territories()
  if (asked === undefined) return mine
  if (mine.includes(asked)) return [asked]
  throw problem(403, 'forbidden', `You do not read this list for ${asked}.`)
}
