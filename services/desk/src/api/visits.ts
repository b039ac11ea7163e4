import { date, id } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const visit = z.object({ visitId: id, placementId: id, placeId: id, householdId: id, dueOn: date })
export type VisitToCome = z.infer<typeof visit>

const page = z.object({ items: z.array(visit), next: z.string().nullable() })
export type VisitsPage = z.infer<typeof page>

export type VisitFilters = {
  territory: string
  dueUntil?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Monitoring visits to come, the longest due first. */
export function listVisits({ housing }: Callers, filters: VisitFilters): Promise<VisitsPage> {
  return housing.get('/visits', page, filters)
}
