import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const endpoint = z.object({
  endpointId: id,
  url: z.string(),
  description: z.string(),
  state: z.enum(['unverified', 'active', 'paused', 'disabled']),
  failingSince: instant.nullable(),
  lastSuccessAt: instant.nullable(),
})
const usage = z.object({ due: z.number(), failed: z.number(), oldestDueSince: instant.nullable() })

export type EndpointStanding = z.infer<typeof endpoint> & z.infer<typeof usage>

/** Every integrator's endpoint with what it is owed and did not get, for an operator. */
export async function listEndpointStandings({ notifications }: Callers): Promise<EndpointStanding[]> {
  const { items } = await notifications.get('/endpoints', z.object({ items: z.array(endpoint) }))
  return Promise.all(
    items.map(async (one) => ({
      ...one,
      ...(await notifications.get(`/endpoints/${one.endpointId}/usage`, usage)),
    })),
  )
}
