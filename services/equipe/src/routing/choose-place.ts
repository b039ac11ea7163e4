import type { Territory } from '@intarsi/contracts'
import { type Profile, type Route, type RouteContext, routeReferral } from '@intarsi/territories'
import { weighedOf } from '../case-managers/case-weight.ts'
import { proposeCaseManager } from '../case-managers/propose-case-manager.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { listUnavailable } from '../directory/list-unavailable.ts'
import { type QueuePlace, type Referral, referralRefOf } from '../referrals/referral.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { findTable } from '../tables/find-table.ts'
import { announceMeeting } from '../tables/meeting-changed.ts'
import { removeFromAgenda } from '../tables/remove-from-agenda.ts'
import { seatAnew, seatOnAgenda } from '../tables/seat-on-agenda.ts'
import type { TableRow } from '../tables/tables.ts'
import { personFor } from './choose-preparer.ts'
import { decideByOf, decideRouting, type RoutingPlan } from './decide-routing.ts'
import { weekdaysOf } from './due.ts'
import { makeWithinTerm, nextFreeMeeting } from './next-free-meeting.ts'

export type PlaceWish = {
  profile: Profile
  decisionFrom: Date
  /** A decision was due by then already. */
  decideBy?: Date | undefined
}

export type ChosenPlace = {
  route: Route
  plan: RoutingPlan
  /** Whose queue reads it, and whose agenda takes it. */
  table: TableRow
  agendaTable: TableRow
  coordinatorId: string
  preparerId: string | null
  askedFirstId: string | null
  place: QueuePlace
  meetingStartsAt: Date | null
  alsoTell: string[]
}

/** The route a referral takes with its facts and urgency of now; a gate that a person set aside holds it no more. */
export function routeOf(referral: Referral, profile: Profile, on: Date): Route {
  return routeReferral(profile, referral.row.facts, contextOf(referral, on))
}

export function contextOf({ row }: Referral, on: Date): RouteContext {
  return {
    urgency: row.urgency,
    referrerRole: row.referrer_role,
    requestKind: row.request_kind,
    on: romeDay(on),
    particularVulnerability: row.particular_vulnerability ?? false,
    overridden: row.overridden_gates,
  }
}

/** Finds the table and takes what routing takes: the preparer's and case manager's load, a slot of a meeting. */
export async function choosePlace(tx: EquipeTx, referral: Referral, wish: PlaceWish): Promise<ChosenPlace> {
  const { profile } = wish
  const route = routeOf(referral, profile, tx.now)
  const context = {
    urgency: referral.row.urgency,
    now: tx.now,
    decisionFrom: wish.decisionFrom,
    disputedWith: referral.row.disputed_with,
  }
  const plan = decideRouting(route, profile, context)
  const table = await findTable(tx, referral.territory, route.queue.key)
  const agendaTable = await agendaTableOf(tx, referral.territory, { route, table })
  const { personId: coordinatorId } = await coordinatorOf(tx, referral.territory)
  // Persons before meetings, always: the case manager is told the meeting's day, so it is looked up without a lock.
  const preparerId = plan.prepared ? await preparerOf(tx, referral, route) : null
  const askedFirstId = route.askFirst
    ? await personFor(tx, referral, { role: route.askFirst, load: 0 })
    : null
  const wanted = {
    territory: referral.territory,
    urgency: referral.row.urgency,
    decideBy: decideByOf(plan, wish.decideBy),
    referralId: referral.row.state === 'submitted' ? undefined : referral.referralId,
  }
  const free = plan.onAgenda ? await nextFreeMeeting(tx, wanted, agendaTable) : null
  if (plan.caseManagerProposed) await propose(tx, referral, { profile, meetingAt: free?.startsAt ?? null })
  const extraordinary = free?.isToBeMade ? await makeWithinTerm(tx, wanted, agendaTable) : null
  if (referral.row.state !== 'submitted')
    await removeFromAgenda(tx, { referralId: referral.referralId, reason: 'routed-anew' })
  const seat = plan.onAgenda ? await takeSeats(tx, referral, { route, agendaTable }) : null
  if (extraordinary) await announceMeeting(tx, extraordinary)
  const reader = plan.queue === 'coordinator' ? coordinatorId : (askedFirstId ?? preparerId ?? coordinatorId)
  return {
    route,
    // The dates are those of the person who has to act, who is known only now.
    plan: decideRouting(route, profile, { ...context, weekdays: await weekdaysOf(tx, reader) }),
    table,
    agendaTable,
    coordinatorId,
    preparerId,
    askedFirstId,
    place: placeIn(plan, { table, coordinatorId, meetingId: seat?.meeting?.id ?? null }),
    meetingStartsAt: seat?.meeting?.startsAt ?? null,
    alsoTell: await othersToTell(tx, referral, { route, plan, coordinatorId, askedFirstId }),
  }
}

/** The table whose agenda takes a referral: the one that decides admission, where a table does. */
export async function agendaTableOf(
  tx: EquipeTx,
  territory: Territory,
  { route, table }: { route: Pick<Route, 'admission'>; table: TableRow },
): Promise<TableRow> {
  const { tableKey } = route.admission
  return tableKey === null || tableKey === table.key ? table : await findTable(tx, territory, tableKey)
}

/** Its preparer stays; one who cannot act today makes way. */
async function preparerOf(tx: EquipeTx, referral: Referral, route: Route): Promise<string | null> {
  const { preparer_id: known } = referral.row
  if (known && !(await listUnavailable(tx, [known])).has(known)) return known
  return await personFor(tx, referral, { role: route.preparerRole, load: 1 })
}

async function propose(
  tx: EquipeTx,
  referral: Referral,
  { profile, meetingAt }: { profile: Profile; meetingAt: Date | null },
): Promise<void> {
  await proposeCaseManager(tx, {
    referral: referralRefOf(referral),
    ...weighedOf(referral.row),
    profile,
    nothingToDoBefore: meetingAt && romeDay(meetingAt),
    referrerId: referral.row.referrer_id,
  })
}

/** A place where it is decided, and a word where it is only discussed: nobody waits for that. */
async function takeSeats(
  tx: EquipeTx,
  referral: Referral,
  { route, agendaTable }: { route: Route; agendaTable: TableRow },
) {
  const item = {
    referralId: referral.referralId,
    householdId: referral.householdId,
    territory: referral.territory,
    urgency: referral.row.urgency,
  }
  const seat = await seatAnew(tx, { ...item, tableId: agendaTable.table_id, kind: 'new-referral' })
  for (const key of route.discussedAt.filter((one) => one !== agendaTable.key)) {
    const { table_id: tableId } = await findTable(tx, referral.territory, key)
    await seatOnAgenda(tx, { ...item, tableId, kind: 'case-update' })
  }
  return seat
}

function placeIn(
  plan: RoutingPlan,
  at: { table: TableRow; coordinatorId: string; meetingId: string | null },
): QueuePlace {
  const noDate = plan.onAgenda && at.meetingId === null
  if (plan.queue === 'coordinator')
    return { kind: 'coordinator', rootId: at.coordinatorId, meetingId: null, noDate }
  return { kind: at.table.kind, rootId: at.table.table_id, meetingId: at.meetingId, noDate }
}

async function othersToTell(
  tx: EquipeTx,
  referral: Referral,
  found: { route: Route; plan: RoutingPlan; coordinatorId: string; askedFirstId: string | null },
): Promise<string[]> {
  const told = await personsWithRoles(tx, referral.territory, found.route.tell)
  if (found.plan.tellCoordinator) told.push(found.coordinatorId)
  if (found.askedFirstId) told.push(found.askedFirstId)
  if (referral.row.disputed_with) told.push((await coordinatorOf(tx, referral.row.disputed_with)).personId)
  return [...new Set(told)]
}

async function personsWithRoles(tx: EquipeTx, territory: Territory, roles: string[]): Promise<string[]> {
  if (roles.length === 0) return []
  const rows = await tx.trx
    .selectFrom('person_role')
    .innerJoin('person', 'person.person_id', 'person_role.person_id')
    .select('person.person_id')
    .where('person_role.territory_id', '=', territory)
    .where('person_role.role', 'in', roles)
    .where('person.active', '=', true)
    .execute()
  return rows.map((row) => row.person_id)
}
