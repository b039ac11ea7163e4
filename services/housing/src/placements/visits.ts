import { problem } from '@intarsi/http'
import type { NewId } from '@intarsi/kernel'
import { dayAfter, romeDay } from '../rome-time.ts'
import type { HousingTx } from '../schema.ts'
import type { LockedPlacement, PlacementRow } from './placements.ts'

/** ALL-08 asks for periodic visits: the first after two weeks, then one each quarter; default (ours). */
const FIRST_VISIT_DAYS = 14
const NEXT_VISIT_DAYS = 90

export const VISIT_OUTCOMES = [
  'all-well',
  'repairs-needed',
  'support-needed',
  'conflict',
  'not-at-home',
  'unsafe',
] as const
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number]

/** Plans the first visit to a household that has just moved in. */
export async function planFirstVisit(
  tx: HousingTx,
  placement: PlacementRow,
  { visitId, enteredOn }: { visitId: string; enteredOn: string },
): Promise<void> {
  await plan(tx, placement, { visitId, dueOn: dayAfter(enteredOn, FIRST_VISIT_DAYS) })
}

export type Visit = { visitedOn: string; outcome: VisitOutcome; nextOn?: string | undefined; by: string }

/** Records a visit and plans the next one. A household has one visit to come at any time. */
export async function recordVisit(
  tx: HousingTx,
  { placement }: LockedPlacement,
  { visitedOn, outcome, nextOn, by, newId }: Visit & { newId: NewId },
): Promise<void> {
  if (placement.state !== 'entered' || placement.entered_on === null)
    throw problem(409, 'placement-not-entered', `The placement is ${placement.state}.`)
  if (visitedOn < placement.entered_on || visitedOn > romeDay(tx.now))
    throw problem(409, 'date-out-of-stay', 'A visit lies between the day of entry and today.')
  const dueOn = nextOn ?? dayAfter(visitedOn, NEXT_VISIT_DAYS)
  if (dueOn <= visitedOn) throw problem(409, 'next-visit-past', 'The next visit comes after this one.')
  await tx.trx
    .updateTable('visit')
    .set({ visited_on: visitedOn, outcome, recorded_by: by })
    .where('placement_id', '=', placement.placement_id)
    .where('visited_on', 'is', null)
    .execute()
  await plan(tx, placement, { visitId: newId(), dueOn })
}

/** Nobody visits who has left. */
export async function dropVisits({ trx }: HousingTx, placementId: string): Promise<void> {
  await trx
    .deleteFrom('visit')
    .where('placement_id', '=', placementId)
    .where('visited_on', 'is', null)
    .execute()
}

async function plan(
  { trx }: HousingTx,
  placement: PlacementRow,
  { visitId, dueOn }: { visitId: string; dueOn: string },
) {
  await trx
    .insertInto('visit')
    .values({
      visit_id: visitId,
      placement_id: placement.placement_id,
      household_id: placement.household_id,
      territory_id: placement.territory_id,
      due_on: dueOn,
    })
    .execute()
}
