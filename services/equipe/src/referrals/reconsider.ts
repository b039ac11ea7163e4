import type { Route } from '@intarsi/territories'
import { routeOf } from '../routing/choose-place.ts'
import { decideRouting } from '../routing/decide-routing.ts'
import { type Placing, placeReferral } from '../routing/place-referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { findTable } from '../tables/find-table.ts'
import { concernedBy } from './concerned-by.ts'
import { moveReferral } from './move-referral.ts'
import { type Referral, toReferral } from './referral.ts'
import { release } from './release.ts'
import { isBeforeDecision, type ReferralCommand } from './states.ts'
import type { ReferralRow } from './tables.ts'

export type NewKnowledge = {
  command: Extract<ReferralCommand, 'amend' | 'change-urgency' | 'migrate-profile'>
  /** Code of what is said when it stays where it is. */
  cause: string
  by: string
  note?: string
  set: Partial<ReferralRow>
  /** Left out: the terms run from submission. */
  decide?: Pick<Placing, 'decisionFrom' | 'decideBy'>
}

/**
 * Takes what is newly known of an open referral. Where it leads elsewhere before the decision the referral is routed anew:
 * off the old agenda even if that is frozen, the old queue told once; otherwise it stays where it stands.
 */
export async function reconsider(tx: EquipeTx, referral: Referral, known: NewKnowledge): Promise<Referral> {
  const { row } = referral
  if (await leadsElsewhere(tx, referral, known.set)) return await routeAnew(tx, referral, known)
  return await moveReferral(tx, referral, {
    to: row.state,
    command: known.command,
    cause: known.cause,
    holder: { kind: row.holder_kind, id: row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    by: known.by,
    tell: row.preparer_id && row.preparer_id !== known.by ? [row.preparer_id] : [],
    set: known.set,
    ...(known.note ? { note: known.note } : {}),
  })
}

/** Whether what is newly known changes the way to the decision; afterwards nothing does. */
export async function leadsElsewhere(
  tx: EquipeTx,
  referral: Referral,
  set: NewKnowledge['set'],
): Promise<boolean> {
  const changed = toReferral({ ...referral.row, ...set })
  return isBeforeDecision(referral.row.state) && (await routeChanged(tx, referral, changed))
}

/** Lets go of what the old route took, and places the referral where the new one leads; the old queue is told once. */
export async function routeAnew(tx: EquipeTx, referral: Referral, known: NewKnowledge): Promise<Referral> {
  const { command, by, set, note, decide } = known
  const told = await concernedBy(tx, referral)
  const changed = toReferral({ ...referral.row, ...set })
  const { gate } = routeOf(changed, profileOf(changed), tx.now)
  await release(tx, referral, gate ? 'parked' : 're-routed')
  const placed = gate ? toReferral({ ...changed.row, preparer_id: null }) : changed
  return await placeReferral(tx, placed, {
    command,
    cause: 'route-changed',
    by,
    tell: told,
    set,
    ...decide,
    ...(note ? { note } : {}),
  })
}

/** Whether the facts lead to another queue, agenda, gate, date or term than where the referral stands. */
async function routeChanged(tx: EquipeTx, referral: Referral, changed: Referral): Promise<boolean> {
  const route = routeOf(changed, profileOf(changed), tx.now)
  const table = await findTable(tx, referral.territory, route.queue.key)
  const { row } = referral
  const sameQueue =
    row.reading_table_id === table.table_id && row.admission.tableKey === route.admission.tableKey
  const sameGate = row.gate?.id === actingGate(route, changed)?.id && sameWait(changed, route, row)
  return !(sameQueue && sameGate && row.between_meetings === route.betweenMeetings && sameTerms(row, changed))
}

/** A U0 and a U1 are both decided between meetings, and in terms of their own: hours and a call, or days. */
function sameTerms({ urgency }: ReferralRow, changed: Referral): boolean {
  return (urgency === 'U0') === (changed.row.urgency === 'U0')
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
