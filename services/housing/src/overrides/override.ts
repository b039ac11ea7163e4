import * as z from 'zod'
import type { RequestRow } from '../requests/requests.ts'
import type { HousingTx } from '../schema.ts'

/** Why a person decided otherwise than the machine. Default (ours). */
export const OVERRIDE_REASONS = [
  'household-asked',
  'data-out-of-date',
  'professional-judgement',
  'agreed-with-landlord',
  'cannot-wait',
] as const
export type OverrideReason = (typeof OVERRIDE_REASONS)[number]

/** `other-place`: not the place the last run proposed; `entry-unsigned`: moved in before both papers were signed. */
export const OVERRIDE_KINDS = ['other-place', 'entry-unsigned'] as const
export type OverrideKind = (typeof OVERRIDE_KINDS)[number]

export const overrideBody = z
  .strictObject({
    reason: z.enum(OVERRIDE_REASONS),
    remark: z.string().trim().min(10).max(500).describe('Why, in words; stays inside this service'),
  })
  .describe('A person decides: otherwise than proposed only with a reason, which stays in the ledger')
export type OverrideBody = z.infer<typeof overrideBody>

export type Overridden = {
  overrideId: string
  kind: OverrideKind
  request: RequestRow
  runId: string | null
  proposedPlaceId: string | null
  chosenPlaceId: string
  madeBy: string
}

/** Writes the reason down beside what was decided, in the same transaction. */
export async function recordOverride(
  { trx, now }: HousingTx,
  about: Overridden,
  { reason, remark }: OverrideBody,
): Promise<void> {
  await trx
    .insertInto('override')
    .values({
      override_id: about.overrideId,
      kind: about.kind,
      request_id: about.request.request_id,
      household_id: about.request.household_id,
      territory_id: about.request.territory_id,
      run_id: about.runId,
      proposed_place_id: about.proposedPlaceId,
      chosen_place_id: about.chosenPlaceId,
      reason,
      remark,
      made_at: now,
      made_by: about.madeBy,
    })
    .execute()
}

/** What the newest run with this request found for it; undefined when none has looked at it. */
export async function proposedBy(db: Pick<HousingTx['trx'], 'selectFrom'>, requestId: string) {
  return db
    .selectFrom('run_result')
    .innerJoin('matching_run', 'matching_run.run_id', 'run_result.run_id')
    .select(['run_result.run_id', 'place_id', 'points'])
    .where('request_id', '=', requestId)
    .orderBy('ran_at', 'desc')
    .orderBy('run_result.run_id', 'desc')
    .executeTakeFirst()
}
