import { referralRouted } from '@intarsi/contracts'
import type { GateFinding } from '@intarsi/territories'
import { openAlerts } from '../deadlines/date-alerts.ts'
import { type NewDeadline, openDeadlines } from '../deadlines/open-deadline.ts'
import { provincialLevelOf } from '../directory/provincial-level.ts'
import { type Holder, type Move, moveReferral, whereaboutsOf, writeMove } from '../referrals/move-referral.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import type { GateRecord } from '../referrals/tables.ts'
import type { EquipeTx } from '../schema.ts'
import { isWithoutNames } from '../tables/table-resource.ts'
import { type ChosenPlace, choosePlace } from './choose-place.ts'
import type { PlannedDeadline } from './decide-routing.ts'
import { fieldsToAsk } from './fields-to-ask.ts'
import { profileOf } from './profile-of.ts'

/** Why and by whom a referral is placed; the first time it comes from `submitted`. */
export type Placing = Pick<Move, 'command' | 'by' | 'cause' | 'reason' | 'note' | 'set' | 'tell'> & {
  /** The term for a decision starts again here: the referral was parked. Left out: at submission. */
  decisionFrom?: Date
  /** A decision was due by then already: a new term never puts it off. */
  decideBy?: Date | undefined
}

/**
 * Puts a referral where its territory's profile sends it: one queue row, a place on the agenda, a preparer, proposed
 * case managers, deadlines. Announces `referral-routed` with the rule that decided. The household is locked, and what
 * an earlier placing took has been released.
 */
export async function placeReferral(tx: EquipeTx, referral: Referral, placing: Placing): Promise<Referral> {
  const placed = await choosePlace(tx, referral, {
    profile: profileOf(referral),
    decisionFrom: placing.decisionFrom ?? referral.row.submitted_at,
    decideBy: placing.decideBy,
  })
  const write = referral.row.state === 'submitted' ? writeMove : moveReferral
  const moved = await write(tx, referral, {
    ...moveTo(placed),
    ...reasonOf(placed, placing),
    set: columnsOf(tx, referral, placed, placing),
  })
  await openPlanned(tx, moved, { placed, decideBy: placing.decideBy })
  await openAlerts(tx, moved)
  await announceRouted(tx, moved, placed)
  return moved
}

function moveTo({ plan, place, ...placed }: ChosenPlace) {
  return {
    to: plan.state,
    holder: holderOf({ plan, place, ...placed }),
    nextStep: plan.nextStep,
    nextStepOn: plan.nextStepOn,
    place,
  }
}

function reasonOf(placed: ChosenPlace, placing: Placing) {
  return {
    command: placing.command,
    ...(placing.cause === undefined ? {} : { cause: placing.cause }),
    ...(placing.note === undefined ? {} : { note: placing.note }),
    reason: placing.reason ?? placed.plan.reason,
    by: placing.by,
    tell: [...(placing.tell ?? []), ...placed.alsoTell],
  }
}

function columnsOf(tx: EquipeTx, referral: Referral, placed: ChosenPlace, placing: Placing) {
  const { route, plan } = placed
  return {
    ...placing.set,
    fields_missing: fieldsToAsk(placing.set?.fields_missing ?? referral.row.fields_missing, route),
    rule: route.rule,
    gate: plan.state === 'routed' || !route.gate ? null : gateRecord(route.gate),
    admission: { ...route.admission, confirmCaseManager: route.confirmCaseManager },
    between_meetings: route.betweenMeetings,
    reading_table_id: placed.table.table_id,
    preparer_id: placed.preparerId ?? referral.row.preparer_id,
    asked_first_id: placed.askedFirstId,
    question: null,
    routed_at: tx.now,
  }
}

function gateRecord({ fired: _fired, proposes: _proposes, ...gate }: GateFinding): GateRecord {
  return gate
}

/** Who has it in hand: the person asked first, the preparer, or when nobody could be found the coordinator. */
function holderOf({ plan, askedFirstId, preparerId, coordinatorId }: ChosenPlace): Holder {
  if (plan.state === 'awaiting-precondition') return { kind: 'service', id: plan.service }
  if (plan.queue === 'coordinator') return { kind: 'person', id: coordinatorId }
  return { kind: 'person', id: askedFirstId ?? preparerId ?? coordinatorId }
}

function notPutOff(deadline: PlannedDeadline, decideBy: Date | undefined): PlannedDeadline {
  if (deadline.kind !== 'decision' || !decideBy || decideBy > deadline.dueAt) return deadline
  return { ...deadline, dueAt: decideBy }
}

async function openPlanned(
  tx: EquipeTx,
  referral: Referral,
  { placed, decideBy }: { placed: ChosenPlace; decideBy: Date | undefined },
): Promise<void> {
  const { holder_kind: kind, holder_id: holder } = referral.row
  const holderId = kind === 'person' ? holder : placed.coordinatorId
  const deadlines: NewDeadline[] = []
  for (const planned of placed.plan.deadlines) {
    const deadline = notPutOff(planned, decideBy)
    const counted = deadline.kind === 'decision' ? decisionTerm(deadline, placed) : deadline
    const disputed = deadline.kind === 'competence-dispute'
    const escalateTo = disputed ? await provincialLevelOf(tx, referral.territory) : placed.coordinatorId
    deadlines.push({ ...referralRefOf(referral), ...counted, holderId, escalateTo })
  }
  await openDeadlines(tx, deadlines)
}

/** A decision is due at the meeting, and never after the general term whatever happens to the meeting. */
function decisionTerm({ kind, dueAt: latestAt }: PlannedDeadline, { place, meetingStartsAt }: ChosenPlace) {
  if (!place.meetingId || !meetingStartsAt) return { kind, dueAt: latestAt, latestAt }
  const dueAt = meetingStartsAt < latestAt ? meetingStartsAt : latestAt
  return { kind, dueAt, meetingId: place.meetingId, latestAt }
}

async function announceRouted(tx: EquipeTx, referral: Referral, placed: ChosenPlace): Promise<void> {
  const { route, agendaTable } = placed
  const { gate } = referral.row
  await tx.announce(referralRouted, referral.householdId, {
    ...referralRefOf(referral),
    ...(await whereaboutsOf(tx, referral)),
    routedAt: tx.now.toISOString(),
    profileVersion: referral.row.profile_version,
    rule: { id: route.rule.id, summary: route.rule.summary, facts: [...route.rule.facts] },
    tableId: agendaTable.table_id,
    tableFunction: agendaTable.function,
    tableWithoutNames: isWithoutNames(agendaTable),
    betweenMeetings: route.betweenMeetings,
    preparerId: placed.preparerId,
    coordinatorId: placed.coordinatorId,
    alsoTell: placed.alsoTell,
    gate: gate && { id: gate.id, kind: gate.kind, destination: gate.destination, until: gate.until },
  })
}
