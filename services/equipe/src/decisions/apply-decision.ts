import { roundsOf } from '@intarsi/territories'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { openHandover } from '../handovers/open-handover.ts'
import { openPic } from '../presa-in-carico/open-pic.ts'
import { openPicOf } from '../presa-in-carico/open-pic-of.ts'
import { putQuestion } from '../referrals/ask-information.ts'
import { concernedBy } from '../referrals/concerned-by.ts'
import { decisionDayAt } from '../referrals/decision-day.ts'
import { joinReferral } from '../referrals/join-referral.ts'
import { moveReferral } from '../referrals/move-referral.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import { release } from '../referrals/release.ts'
import { toWaitingList } from '../referrals/waiting-list.ts'
import { romeInstant } from '../rome-time.ts'
import { dueAfter } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import type { Seated } from '../tables/seat-on-agenda.ts'
import type { DecisionBody } from './decision-body.ts'
import { seatAgain } from './seat-again.ts'

export type Decided = { decisionId: string; by: string }
type Of<Kind extends DecisionBody['kind']> = Extract<DecisionBody, { kind: Kind }>

/** What a decision does to the referral. Everything it lets go of and takes is in this transaction. */
export async function applyDecision(
  tx: EquipeTx,
  referral: Referral,
  { body, decided }: { body: DecisionBody; decided: Decided },
): Promise<Referral> {
  const { by } = decided
  switch (body.kind) {
    case 'admit':
      return await openPic(tx, referral, {
        ...decided,
        command: 'admit',
        ...(body.caseManager ? { caseManager: body.caseManager } : {}),
      })
    case 'admit-waiting-list':
      return await toWaitingList(tx, referral, by)
    case 'ask-information':
      return await ask(tx, referral, { fields: body.fields, by })
    case 'defer':
      return await defer(tx, referral, { body, by })
    case 'redirect':
    case 'decline':
      return await sendAway(tx, referral, { body, decided })
    case 'advise':
      return await advise(tx, referral, by)
    case 'join':
      return await join(tx, referral, { body, by })
  }
}

async function ask(tx: EquipeTx, referral: Referral, { fields, by }: { fields: string[]; by: string }) {
  const place = await seatAgain(tx, referral, { by })
  return await putQuestion(tx, referral, { fields, by, command: 'decide-ask-information', place })
}

async function defer(
  tx: EquipeTx,
  referral: Referral,
  { body, by }: { body: Of<'defer'>; by: string },
): Promise<Referral> {
  const { row } = referral
  const { personId: coordinator } = await coordinatorOf(tx, referral.territory)
  const { reason, until } = body
  const place = await seatAgain(tx, referral, {
    by,
    ...(reason ? { reason } : {}),
    ...(until ? { until } : {}),
  })
  if (until) await decideFrom(tx, referral, { until, meeting: place.meeting, coordinator })
  const decideOn = await decisionDayAt(tx, referral.referralId, place.meeting?.startsAt ?? null)
  return await moveReferral(tx, referral, {
    to: row.state,
    command: 'defer',
    holder: { kind: row.holder_kind, id: row.holder_id },
    nextStep: row.next_step,
    nextStepOn: (place.meeting ? decideOn : (until ?? decideOn)) ?? row.next_step_on,
    by,
    tell: reason ? [coordinator] : [],
    place,
    ...(reason ? { note: reason } : {}),
  })
}

type Waiting = { until: string; meeting: Seated['meeting']; coordinator: string }

/** What waits for a day is decided within the general term counted from that day. */
async function decideFrom(
  tx: EquipeTx,
  referral: Referral,
  { until, meeting, coordinator }: Waiting,
): Promise<void> {
  const from = romeInstant(until, '08:00')
  const { dueAt: latestAt } = dueAfter(profileOf(referral), {
    key: 'decision',
    urgency: referral.urgency,
    from,
  })
  const dueAt = meeting && meeting.startsAt < latestAt ? meeting.startsAt : latestAt
  await openDeadline(tx, {
    ...referralRefOf(referral),
    kind: 'decision',
    dueAt,
    latestAt,
    ...(meeting ? { meetingId: meeting.id } : {}),
    holderId: referral.row.preparer_id ?? coordinator,
    escalateTo: coordinator,
  })
}

async function sendAway(
  tx: EquipeTx,
  referral: Referral,
  { body, decided }: { body: Of<'redirect' | 'decline'>; decided: Decided },
): Promise<Referral> {
  const { reason, destination } = body
  const atMost = roundsOf(profileOf(referral), 'handoverConfirm')
  if (body.kind === 'redirect' && referral.row.redirects >= atMost)
    return await conveneServices(tx, referral, { reason, by: decided.by })
  return await openHandover(tx, referral, {
    ...decided,
    cause: body.kind,
    command: body.kind,
    reason,
    destination,
  })
}

/** One redirect more than the territory allows (two: the third) sends nobody anywhere: the coordinator brings the services together, the referral stays. */
async function conveneServices(
  tx: EquipeTx,
  referral: Referral,
  { reason, by }: { reason: string; by: string },
): Promise<Referral> {
  const { personId: coordinator } = await coordinatorOf(tx, referral.territory)
  return await moveReferral(tx, referral, {
    to: referral.row.state,
    command: 'redirect',
    cause: 'third-redirect',
    reason,
    holder: { kind: 'person', id: coordinator },
    nextStep: 'convene-services',
    nextStepOn: referral.row.next_step_on,
    by,
    tell: [coordinator],
  })
}

async function advise(tx: EquipeTx, referral: Referral, by: string): Promise<Referral> {
  const tell = await concernedBy(tx, referral)
  await release(tx, referral, 'advised')
  return await moveReferral(tx, referral, {
    to: 'advised',
    command: 'advise',
    holder: { kind: 'sender', id: referral.row.referrer_id },
    nextStep: 'none',
    nextStepOn: null,
    by,
    tell,
  })
}

async function join(
  tx: EquipeTx,
  referral: Referral,
  { body, by }: { body: Of<'join'>; by: string },
): Promise<Referral> {
  const pic = await openPicOf(tx, referral.householdId)
  return await joinReferral(tx, referral, {
    by,
    picId: pic?.pic_id ?? null,
    referralId: body.intoReferralId ?? null,
    reason: null,
    command: 'join',
  })
}
