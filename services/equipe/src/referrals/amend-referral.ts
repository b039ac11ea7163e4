import type { Route } from '@intarsi/territories'
import { routeOf } from '../routing/choose-place.ts'
import { decideRouting } from '../routing/decide-routing.ts'
import { placeReferral } from '../routing/place-referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { findTable } from '../tables/find-table.ts'
import { backToReview } from './answer-information.ts'
import { concernedBy } from './concerned-by.ts'
import { type Move, moveReferral } from './move-referral.ts'
import type { Amendment } from './on-amendment-requested.ts'
import { type Referral, toReferral } from './referral.ts'
import { release } from './release.ts'
import type { ReferralRow } from './tables.ts'

/**
 * Takes the household's newer facts. Where they lead elsewhere the referral is routed anew: off the old agenda even if
 * that is frozen, the old queue told once. An answer to a question goes back to the preparer. An amendment older than
 * what is known changes nothing.
 */
export async function amendReferral(tx: EquipeTx, referral: Referral, data: Amendment): Promise<Referral> {
  if (data.facts.version <= referral.row.facts.version) return referral
  const set = {
    facts: data.facts,
    urgency: data.urgency,
    fields_missing: data.fieldsMissing,
  }
  const amended = toReferral({ ...referral.row, ...set })
  if (await routeChanged(tx, referral, amended))
    return await routeAnew(tx, referral, { set, by: data.requestedBy })
  const stayed = await moveReferral(tx, referral, { ...asItStands(referral), by: data.requestedBy, set })
  const answered = data.answersQuestion && stayed.row.state === 'info-requested'
  return answered
    ? await backToReview(tx, stayed, { command: 'answer-information', by: data.requestedBy })
    : stayed
}

async function routeAnew(
  tx: EquipeTx,
  referral: Referral,
  { set, by }: { set: Partial<ReferralRow>; by: string },
): Promise<Referral> {
  const told = await concernedBy(tx, referral)
  const amended = toReferral({ ...referral.row, ...set })
  const { gate } = routeOf(amended, profileOf(amended), tx.now)
  await release(tx, referral, gate ? 'parked' : 're-routed')
  const placed = gate ? toReferral({ ...amended.row, preparer_id: null }) : amended
  return await placeReferral(tx, placed, { command: 'amend', cause: 'route-changed', by, tell: told, set })
}

/** Whether the facts lead to another queue, agenda, gate or date than where the referral stands. */
async function routeChanged(tx: EquipeTx, referral: Referral, amended: Referral): Promise<boolean> {
  const route = routeOf(amended, profileOf(amended), tx.now)
  const table = await findTable(tx, referral.territory, route.queue.key)
  const { row } = referral
  const sameQueue =
    row.reading_table_id === table.table_id && row.admission.tableKey === route.admission.tableKey
  const sameGate = row.gate?.id === actingGate(route, amended)?.id && sameWait(amended, route, row)
  return !(sameQueue && sameGate && row.between_meetings === route.betweenMeetings)
}

function actingGate(route: Route, referral: Referral) {
  return planOf(route, referral).state === 'routed' ? null : route.gate
}

function sameWait(referral: Referral, route: Route, row: ReferralRow): boolean {
  return row.state !== 'waiting-until' || planOf(route, referral).nextStepOn === row.next_step_on
}

function planOf(route: Route, referral: Referral) {
  return decideRouting(route, profileOf(referral), {
    urgency: referral.row.urgency,
    now: referral.row.routed_at,
    decisionFrom: referral.row.submitted_at,
    disputedWith: null,
  })
}

function asItStands({ row }: Referral): Omit<Move, 'by'> {
  return {
    to: row.state,
    command: 'amend',
    cause: 'amended',
    holder: { kind: row.holder_kind, id: row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    tell: row.preparer_id ? [row.preparer_id] : [],
  }
}
