import { instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'
import { type Endpoint, type EndpointFilters, listEndpoints } from './endpoints.ts'

const usage = z.object({ due: z.number(), failed: z.number(), oldestDueSince: instant.nullable() })

export type EndpointStanding = Endpoint & z.infer<typeof usage>

/** A page of the integrators' endpoints, each with what it is owed and did not get, for an operator. */
export async function listEndpointStandings(api: Callers, filters: EndpointFilters & PageOf) {
  const { items, next } = await listEndpoints(api, filters)
  const standings = items.map(
    async (one): Promise<EndpointStanding> => ({
      ...one,
      ...(await api.notifications.get(`/endpoints/${one.endpointId}/usage`, usage)),
    }),
  )
  return { items: await Promise.all(standings), next }
}
