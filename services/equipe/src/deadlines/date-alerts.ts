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
import { ALERTS, type DateAlert, datesOf, needsSchool, nextAlert } from './alert-days.ts'
import { closeDeadlines } from './close-deadlines.ts'
import { type DeadlineAnswer, type DeadlineBinding, onDeadline } from './on-deadline.ts'
import { type NewDeadline, openDeadline, openDeadlines } from './open-deadline.ts'
import type { DeadlineRow } from './tables.ts'

const DATE_ALERTS: readonly DateAlert[] = ['exit-alert', 'permit-alert']
const MORNING = '08:00'
/** Without a home this many days before the exit, the coordinator is told too. */
const COORDINATOR_BEFORE_DAYS = 30

type Known = Pick<DeadlineRow, 'deadline_id' | 'kind' | 'next_at' | 'closed_at'>

/** Brings the alerts of a household's own dates in line with its facts; said again, it changes nothing. */
export async function openAlerts(tx: EquipeTx, referral: Referral): Promise<void> {
  const { facts } = referral.row
  const profile = profileOf(referral)
  const today = romeDay(tx.now)
  const known = await listKnown(tx, referral)
  const opening: NewDeadline[] = []
  for (const kind of DATE_ALERTS) {
    const running = known.find((one) => one.kind === kind && one.closed_at === null)
    // One that is due and not told yet (an outage) is told first, and opens the next.
    if (running?.next_at && running.next_at <= tx.now) continue
    const next = nextAlert(profile, { kind, facts, today })
    if (next) opening.push(alertOn(referral, kind, next.on))
    else if (running) await closeDeadlines(tx, { referralId: referral.referralId, kinds: [kind] })
  }
  const task = await schoolTask(tx, referral, known)
  await openDeadlines(tx, task ? [...opening, task] : opening)
}

/** Open ones first. */
async function listKnown({ trx }: EquipeTx, { referralId }: Referral): Promise<Known[]> {
  return await trx
    .selectFrom('deadline')
    .select(['deadline_id', 'kind', 'next_at', 'closed_at'])
    .where('referral_id', '=', referralId)
    .where('kind', 'in', ALERTS)
    .orderBy('closed_at', (order) => order.desc().nullsFirst())
    .execute()
}

function alertOn(referral: Referral, kind: DateAlert, day: string): NewDeadline {
  const dueAt = romeInstant(day, MORNING)
  return { ...referralRefOf(referral), kind, dueAt, holderId: null, escalateTo: null }
}

/** A minor of school age who is not enrolled: a task for whoever has the household in hand. Null: there is one, or none is owed. */
async function schoolTask(tx: EquipeTx, referral: Referral, known: Known[]): Promise<NewDeadline | null> {
  const { referralId, urgency } = referral
  const task = known.find(({ kind }) => kind === 'school-task')
  if (!needsSchool(referral.row.facts)) {
    if (task) await closeDeadlines(tx, { referralId, kinds: ['school-task'], outcome: 'moot' })
    return null
  }
  const [holderId = null] = await inHandOf(tx, referral)
  if (task) {
    await giveSchoolTask(tx, task.deadline_id, holderId)
    return null
  }
  const term = { key: 'schoolTask', urgency, from: tx.now, personId: holderId } as const
  return {
    ...referralRefOf(referral),
    kind: 'school-task',
    ...(await dueFor(tx, profileOf(referral), term)),
    holderId,
    escalateTo: (await coordinatorOf(tx, referral.territory)).personId,
  }
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
  if (next) await openDeadline(tx, alertOn(referral, kind, next.on))
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
