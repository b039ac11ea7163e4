import { problem } from '@intarsi/http'
import type { HousingTx } from '../schema.ts'
import { changePlacement, type LockedPlacement } from './placements.ts'

/** Why a household may stay longer than agreed. Default (ours). */
export const EXTENSION_REASONS = [
  'project-not-finished',
  'no-other-home-yet',
  'school-year',
  'health',
  'home-found-not-ready',
] as const
export type ExtensionReason = (typeof EXTENSION_REASONS)[number]

/** Lets a household that lives in a place stay until a later day. */
export async function extendStay(
  tx: HousingTx,
  { placement }: LockedPlacement,
  { until, reason, by }: { until: string; reason: ExtensionReason; by: string },
): Promise<void> {
  if (placement.state !== 'entered')
    throw problem(409, 'placement-not-entered', `The placement is ${placement.state}.`)
  if (placement.stay_until === null)
    throw problem(409, 'stay-without-limit', 'This stay has no last day: there is nothing to extend.')
  if (until <= placement.stay_until)
    throw problem(409, 'not-longer', `The stay is agreed until ${placement.stay_until} already.`)
  await tx.trx
    .insertInto('stay_extension')
    .values({
      placement_id: placement.placement_id,
      stay_until: until,
      household_id: placement.household_id,
      territory_id: placement.territory_id,
      previous_until: placement.stay_until,
      reason,
      extended_at: tx.now,
      extended_by: by,
    })
    .execute()
  await changePlacement(tx, placement, { stay_until: until })
}
