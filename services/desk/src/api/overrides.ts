import { id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

export const OVERRIDE_KINDS = ['other-place', 'entry-unsigned'] as const
export const OVERRIDE_REASONS = [
  'household-asked',
  'data-out-of-date',
  'professional-judgement',
  'agreed-with-landlord',
  'cannot-wait',
] as const

const override = z.object({
  overrideId: id,
  kind: z.enum(OVERRIDE_KINDS),
  requestId: id,
  householdId: id,
  territory: territorySchema,
  proposedPlaceId: id.nullable(),
  chosenPlaceId: id,
  reason: z.enum(OVERRIDE_REASONS),
  remark: z.string(),
  madeAt: instant,
  madeBy: id,
})
export type Override = z.infer<typeof override>

const overridePage = z.object({ items: z.array(override), next: z.string().nullable() })

/** `from`, `to`: days, both counted in. */
export type OverrideFilters = {
  kind?: Override['kind'] | undefined
  reason?: Override['reason'] | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Where a person decided otherwise than the machine had proposed, the newest first. */
export function listOverrides(
  { housing }: Callers,
  filters: OverrideFilters & PageOf & { territory: string },
) {
  return housing.get('/overrides', overridePage, filters)
}
