import { deadlinePassed } from '@intarsi/contracts'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { openPicOf } from '../presa-in-carico/open-pic-of.ts'
import { loadReferral, type Referral, referralRefOf } from '../referrals/referral.ts'
import { isOpen } from '../referrals/states.ts'
import { urgencyByDates } from '../referrals/urgency-by-dates.ts'
import { addDays, romeDay, romeInstant } from '../rome-time.ts'
import { dueFor } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { type DateAlert, datesOf, needsSchool, nextAlert } from './alert-days.ts'
import { closeDeadlines } from './close-deadlines.ts'
import { type DeadlineAnswer, type DeadlineBinding, onDeadline } from './on-deadline.ts'
import { openDeadline } from './open-deadline.ts'
import type { DeadlineRow } from './tables.ts'

const DATE_ALERTS: readonly DateAlert[] = ['exit-alert', 'permit-alert']
const MORNING = '08:00'
/** Without a home this many days before the exit, the coordinator is told too. */
const COORDINATOR_BEFORE_DAYS = 30

/** Brings the alerts of a household's own dates in line with its facts; said again, it changes nothing. */
export async function openAlerts(tx: EquipeTx, referral: Referral): Promise<void> {
  const { facts } = referral.row
  const profile = profileOf(referral)
  const today = romeDay(tx.now)
  for (const kind of DATE_ALERTS) {
    const next = nextAlert(profile, { kind, facts, today })
    // One that is due and not told yet (an outage) is told first, and opens the next.
    if (await isDue(tx, referral, kind)) continue
    if (next) await open(tx, referral, kind, next.on)
    else await closeDeadlines(tx, { referralId: referral.referralId, kinds: [kind] })
  }
  await openSchoolTask(tx, referral)
}

async function isDue(tx: EquipeTx, { referralId }: Referral, kind: DateAlert): Promise<boolean> {
  const due = await tx.trx
    .selectFrom('deadline')
    .select('deadline_id')
    .where('referral_id', '=', referralId)
    .where('kind', '=', kind)
    .where('next_at', '<=', tx.now)
    .executeTakeFirst()
  return due !== undefined
}

async function open(tx: EquipeTx, referral: Referral, kind: DateAlert, on: string): Promise<void> {
  const dueAt = romeInstant(on, MORNING)
  await openDeadline(tx, { ...referralRefOf(referral), kind, dueAt, holderId: null, escalateTo: null })
}

/** A minor of school age who is not enrolled: a task for whoever has the household in hand. */
async function openSchoolTask(tx: EquipeTx, referral: Referral): Promise<void> {
  const { referralId, urgency } = referral
  if (!needsSchool(referral.row.facts))
    return await closeDeadlines(tx, { referralId, kinds: ['school-task'], outcome: 'moot' })
  const known = await tx.trx
    .selectFrom('deadline')
    .select('deadline_id')
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'school-task')
    .executeTakeFirst()
  const [holderId = null] = await inHandOf(tx, referral)
  if (known) return await giveSchoolTask(tx, known.deadline_id, holderId)
  const term = { key: 'schoolTask', urgency, from: tx.now, personId: holderId } as const
  await openDeadline(tx, {
    ...referralRefOf(referral),
    kind: 'school-task',
    ...(await dueFor(tx, profileOf(referral), term)),
    holderId,
    escalateTo: (await coordinatorOf(tx, referral.territory)).personId,
  })
}

/** A task that is done stays done; one still open goes with the household. */
async function giveSchoolTask(tx: EquipeTx, deadlineId: string, holderId: string | null): Promise<void> {
  await tx.trx
    .updateTable('deadline')
    .set({ holder_id: holderId })
    .where('deadline_id', '=', deadlineId)
    .where('closed_at', 'is', null)
    .execute()
}

/** Who has the household in hand now: its case manager once it is admitted, else its preparer, else the coordinator. */
async function inHandOf(tx: EquipeTx, { row, householdId, territory }: Referral): Promise<string[]> {
  if (isOpen(row.state)) return [row.preparer_id ?? (await coordinatorOf(tx, territory)).personId]
  const managers = (await listActive(tx, householdId)).filter((manager) => manager.state !== 'proposed')
  return [...new Set(managers.map((manager) => manager.person_id))]
}

export const dateAlerts: DeadlineBinding[] = DATE_ALERTS.map((kind) =>
  onDeadline(kind, (tx, deadline) => fireAlert(tx, deadline, kind)),
)

/** Tells who has the household in hand, weighs its urgency again, and waits for the next alert. */
async function fireAlert(tx: EquipeTx, deadline: DeadlineRow, kind: DateAlert): Promise<DeadlineAnswer> {
  const referral = await loadReferral(tx, deadline.referral_id)
  if (!referral || !(await concernsUs(tx, referral))) return 'moot'
  const today = romeDay(tx.now)
  const { facts } = referral.row
  const [about] = datesOf(kind, facts)
    .filter((date) => date >= today)
    .sort()
  const next = nextAlert(profileOf(referral), { kind, facts, today })
  if (next) await open(tx, referral, kind, next.on)
  if (!about) return next ? 'acted' : 'moot'
  await tell(tx, referral, { deadline, about, today })
  if (isOpen(referral.row.state)) await urgencyByDates(tx, referral)
  return 'acted'
}

async function concernsUs(tx: EquipeTx, { row, householdId }: Referral): Promise<boolean> {
  return isOpen(row.state) || (await openPicOf(tx, householdId)) !== undefined
}

type Telling = { deadline: DeadlineRow; about: string; today: string }

async function tell(tx: EquipeTx, referral: Referral, { deadline, about, today }: Telling): Promise<void> {
  const people = await inHandOf(tx, referral)
  const near = about <= addDays(today, COORDINATOR_BEFORE_DAYS)
  const withoutHome = deadline.kind === 'exit-alert' && referral.row.facts.needs.housing > 1
  if (near && withoutHome) people.push((await coordinatorOf(tx, referral.territory)).personId)
  await tx.announce(deadlinePassed, referral.householdId, {
    ...referralRefOf(referral),
    deadlineId: deadline.deadline_id,
    kind: deadline.kind,
    step: 'reminder',
    dueAt: romeInstant(about, MORNING).toISOString(),
    tell: [...new Set(people)],
  })
}
