import type { FastifyRequest } from 'fastify'
import { hasRole, territoriesOf } from '../../api/account.ts'
import { householdLabels, type Labels } from '../../api/labels.ts'
import { ApiProblem, ServiceAway } from '../../api/problem.ts'
import {
  type CaseloadRow,
  type Deadline,
  listDeadlines,
  listMyHouseholds,
  listMyQueue,
  listTerritoryQueue,
  type QueueRow,
} from '../../api/queues.ts'
import { listReferrals, type ReferralSummary } from '../../api/referrals.ts'

const SHOWN = 8

/** What the home page shows; null where it is not this person's matter, or a service does not answer. */
export type HomeData = {
  toAnswer: readonly ReferralSummary[] | null
  sent: readonly ReferralSummary[] | null
  toDo: readonly QueueRow[] | null
  /** Asked of the sportello, and not yet answered. */
  asked: readonly QueueRow[] | null
  toConfirm: readonly QueueRow[] | null
  dueSoon: readonly Deadline[] | null
  /** Without a case manager of their own: this person stands in. */
  toAssign: readonly CaseloadRow[] | null
  households: readonly CaseloadRow[] | null
  labels: Labels
}

/** Asks for everything at once: the page takes as long as the slowest answer. */
export async function readHome({ api, person }: FastifyRequest): Promise<HomeData> {
  const sends = hasRole(person, 'sender')
  const holds = hasRole(person, 'preparer', 'chair', 'coordinator', 'table-member', 'case-manager')
  const coordinates = territoriesOf(person, 'coordinator')
  const [toAnswer, sent, toDo, asked, toConfirm, dueSoon, households] = await Promise.all([
    sends ? orNull(listReferrals(api, { state: 'info-requested', limit: SHOWN })) : null,
    sends ? orNull(listReferrals(api, { limit: SHOWN })) : null,
    holds ? orNull(listMyQueue(api, { limit: SHOWN })) : null,
    holds ? orNull(listMyQueue(api, { state: 'info-requested', limit: SHOWN })) : null,
    coordinates[0]
      ? orNull(listTerritoryQueue(api, coordinates[0], { state: 'exclusion-proposed', limit: SHOWN }))
      : null,
    holds ? orNull(listDeadlines(api, { holderId: person.personId, limit: SHOWN })) : null,
    holds ? orNull(listMyHouseholds(api, person.personId, 2 * SHOWN)) : null,
  ])
  const shown = {
    toAnswer: toAnswer?.items ?? null,
    sent: sent?.items ?? null,
    // Exclusions to confirm stand by themselves.
    toDo: toDo?.items.filter(({ state }) => toConfirm === null || state !== 'exclusion-proposed') ?? null,
    asked: asked?.items ?? null,
    toConfirm: toConfirm?.items ?? null,
    dueSoon: dueSoon?.items ?? null,
    toAssign: households?.filter(standsIn).slice(0, SHOWN) ?? null,
    households: households?.filter((row) => !standsIn(row)).slice(0, SHOWN) ?? null,
  }
  const ids = Object.values(shown).flatMap((list) => (list ?? []).map(({ householdId }) => householdId))
  return { ...shown, labels: await householdLabels(api, ids) }
}

const standsIn = ({ state }: CaseloadRow) => state === 'interim'

/** A part that cannot be read leaves its place empty: the others are worth showing. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ServiceAway || (error instanceof ApiProblem && error.status !== 401)) return null
    throw error
  }
}
