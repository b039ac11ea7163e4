import { id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const override = z.object({
  overrideId: id,
  kind: z.enum(['other-place', 'entry-unsigned']),
  requestId: id,
  householdId: id,
  territory: territorySchema,
  proposedPlaceId: id.nullable(),
  chosenPlaceId: id,
  reason: z.enum([
    'household-asked',
    'data-out-of-date',
    'professional-judgement',
    'agreed-with-landlord',
    'cannot-wait',
  ]),
  remark: z.string(),
  madeAt: instant,
  madeBy: id,
})
export type Override = z.infer<typeof override>

const overridePage = z.object({ items: z.array(override), next: z.string().nullable() })

type Filters = { territory: string; cursor?: string | undefined; limit: number }

/** Where a person decided otherwise than the machine had proposed, the newest first. */
export function listOverrides({ housing }: Callers, filters: Filters) {
  return housing.get('/overrides', overridePage, filters)
}
