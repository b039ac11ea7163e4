import { type Territory, territorySchema } from '@intarsi/contracts'
import { pageQuery, problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'

/** Query of every list: a territory, or all those in which the reader may do the route's action. */
export const listQuery = z.object({ ...pageQuery, territory: territorySchema.optional() })

/** The territories a list is bound to; refused when the one asked for is not among the reader's. */
export function territoriesToList(request: FastifyRequest, asked: Territory | undefined): Territory[] {
  const mine = request.territories()
  if (asked === undefined) return mine
  if (mine.includes(asked)) return [asked]
  throw problem(403, 'forbidden', `You do not read this list for ${asked}.`)
}
