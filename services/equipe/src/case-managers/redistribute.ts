import { AREAS, type Territory } from '@intarsi/contracts'
import { caseManagerSeats, profileVersion } from '@intarsi/territories'
import type { CandidateView } from '../choice/explanation.ts'
import { listCandidates } from '../choice/list-candidates.ts'
import { type Candidate, rank, reasonsOf } from '../choice/rank.ts'
import type { ReferralRow } from '../referrals/tables.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { assign } from './assign.ts'
import { caseWeight, weighedOf } from './case-weight.ts'
import type { CaseManagerRow } from './tables.ts'

export type Redistribution = {
  row: CaseManagerRow
  /** Null: nobody has room; the coordinator stands in. */
  toPersonId: string | null
  /** Why this person and not the next one, or why nobody. */
  reasons: string[]
  /** Everybody of the role, with what stands in the way of each. */
  candidates: CandidateView[]
}

type Option = { cost: number; room: number; load: number }
type Task = { row: CaseManagerRow; options: Map<string, Option>; candidates: CandidateView[] }

export type Redistributing = {
  personId: string
  territories: readonly Territory[]
  /** The day from which somebody else is wanted: who is away then is not proposed. Left out: today. */
  on?: string | undefined
}

/**
 * Whom a person's households would go to, all at once: the least total cost over the whole batch with every cap kept,
 * solved exactly. Every household weighs on its new case manager as a new one, so that the room of each is a number of
 * places. A proposal only: nothing changes until somebody applies it.
 */
export async function proposeRedistribution(
  tx: EquipeTx,
  { personId, territories, on }: Redistributing,
): Promise<Redistribution[]> {
  const rows = await tx.trx
    .selectFrom('case_manager')
    .selectAll()
    .where('person_id', '=', personId)
    .where('territory_id', 'in', territories)
    .where('state', 'in', ['proposed', 'confirmed', 'handing-over'])
    .orderBy('case_manager_id')
    .execute()
  const tasks: Task[] = []
  for (const row of rows) tasks.push(await optionsOf(tx, row, on ?? romeDay(tx.now)))
  const places = placesOf(tasks)
  const columns = assign(tasks.map((task) => places.map((place) => costAt(task, place))))
  return tasks.map((task, i) => proposalOf(task, places[columns[i] ?? -1]?.personId ?? null))
}

function proposalOf({ row, options, ...task }: Task, toPersonId: string | null): Redistribution {
  const candidates = task.candidates.filter(({ personId }) => personId !== row.person_id)
  const chosen = candidates.find((one) => one.personId === toPersonId) ?? null
  const next = candidates.find((one) => one.obstacle === null && one.personId !== toPersonId) ?? null
  // Somebody could follow this household, but not besides the others of the same batch.
  const full = chosen === null && options.size > 0
  const reasons = full ? ['no-candidate', 'over-cap'] : reasonsOf(chosen, next, candidates)
  return { row, toPersonId, reasons, candidates }
}

async function optionsOf(tx: EquipeTx, row: CaseManagerRow, today: string): Promise<Task> {
  const referral = await tx.trx
    .selectFrom('referral')
    .selectAll()
    .where('referral_id', '=', row.referral_id)
    .executeTakeFirstOrThrow()
  const profile = profileVersion(row.territory_id, referral.profile_version)
  const seat = caseManagerSeats(profile, referral.facts).find((one) => one.seat === row.seat)
  if (!seat) return { row, options: new Map(), candidates: [] }
  const { load } = caseWeight(profile, weighedOf(referral), tx.now)
  const query = { territory: row.territory_id, role: seat.role, purpose: 'case-manager' as const, today }
  const candidates = await listCandidates(tx, { ...query, householdId: row.household_id, cap: seat.cap })
  const views = rank(candidates, wishOf({ row, referral, today, load, role: seat.role }))
  const options = views
    .filter(({ obstacle }) => obstacle === null)
    .map(
      (view) =>
        [view.personId, { cost: view.cost ?? 0, room: roomOf(candidates, view.personId), load }] as const,
    )
  return { row, options: new Map(options), candidates: views }
}

function wishOf(of: {
  row: CaseManagerRow
  referral: ReferralRow
  today: string
  load: number
  role: string
}) {
  const { row, referral, today, load, role } = of
  const { facts } = referral
  return {
    householdId: row.household_id,
    today,
    weight: load,
    languages: facts.languages,
    languageRequired: false,
    areas: AREAS.filter((area) => facts.needs[area] === 2 || facts.needs[area] === 3),
    excludePersonIds: [row.person_id],
    sharingLimits: facts.sharingLimits,
    role,
    preferContinuity: false,
  }
}

function roomOf(candidates: Candidate[], personId: string): number {
  const one = candidates.find((candidate) => candidate.personId === personId)
  return one ? one.cap - one.load : 0
}

type Place = { personId: string; index: number }

/** As many places for a person as new households fit under the cap. */
function placesOf(tasks: Task[]): Place[] {
  const counts = new Map<string, number>()
  for (const { options } of tasks) {
    for (const [personId, { room, load }] of options) {
      const fits = Math.min(tasks.length, Math.floor(room / load))
      counts.set(personId, Math.max(counts.get(personId) ?? 0, fits))
    }
  }
  return [...counts].flatMap(([personId, count]) =>
    Array.from({ length: count }, (_, index) => ({ personId, index })),
  )
}

/** A further household of the same batch makes the load heavier: each next place of a person costs more. */
function costAt({ options }: Task, { personId, index }: Place): number {
  const option = options.get(personId)
  return option ? option.cost + (index * option.load) / (option.room + option.load) : Number.POSITIVE_INFINITY
}
