import type { FastifyRequest } from 'fastify'
import { hasRole, territoriesOf } from '../../api/account.ts'
import { type DraftListed, listDrafts } from '../../api/drafts.ts'
import { type HousingRequest, listRequests } from '../../api/housing-requests.ts'
import { householdLabels, type Labels } from '../../api/labels.ts'
import { ApiProblem, ServiceAway } from '../../api/problem.ts'
import { type CaseloadRow, type Deadline, type QueueRow, readMyWork, type Work } from '../../api/queues.ts'
import { listReferrals, type ReferralSummary } from '../../api/referrals.ts'

const SHOWN = 8

/** What the home page shows; null where it is not this person's matter, or a service does not answer. */
export type HomeData = {
  toAnswer: readonly ReferralSummary[] | null
  sent: readonly ReferralSummary[] | null
  /** What this person began and has not sent. */
  drafts: readonly DraftListed[] | null
  /** For who manages homes: households for whom a place is proposed and not yet offered. */
  toOffer: readonly HousingRequest[] | null
  toDo: readonly QueueRow[] | null
  /** Asked of the sportello, and not yet answered. */
  asked: readonly QueueRow[] | null
  toConfirm: readonly QueueRow[] | null
  dueSoon: readonly Deadline[] | null
  /** Without a case manager of their own: this person stands in. */
  toAssign: readonly CaseloadRow[] | null
  households: readonly CaseloadRow[] | null
  /** How long the lists of work are in all. */
  totals: Work['totals'] | null
  /** More was begun or sent, or waits for the sportello's answer or an offer, than is shown. */
  more: { drafts: boolean; toAnswer: boolean; sent: boolean; toOffer: boolean }
  labels: Labels
  /** A part that is this person's matter could not be read. */
  missing: boolean
}

/** Asks for everything at once: the page takes as long as the slowest answer. */
export async function readHome({ api, person }: FastifyRequest): Promise<HomeData> {
  const sends = hasRole(person, 'sender')
  const holds = hasRole(person, 'preparer', 'chair', 'coordinator', 'table-member', 'case-manager')
  const writes = hasRole(person, 'sender', 'preparer')
  const [home] = territoriesOf(person, 'housing-manager')
  const [drafts, toOffer, toAnswer, sent, work] = await Promise.all([
    writes ? orNull(listDrafts(api, { mine: true, limit: SHOWN })) : null,
    home ? orNull(listRequests(api, { territory: home, state: 'proposed', limit: SHOWN })) : null,
    sends ? orNull(listReferrals(api, { state: 'info-requested', limit: SHOWN })) : null,
    sends ? orNull(listReferrals(api, { limit: SHOWN })) : null,
    holds ? orNull(readMyWork(api, SHOWN)) : null,
  ])
  const shown = {
    toAnswer: toAnswer?.items ?? null,
    sent: sent?.items ?? null,
    toOffer: toOffer?.items ?? null,
    toDo: work?.queue ?? null,
    asked: work?.asked ?? null,
    toConfirm: work?.toConfirm ?? null,
    dueSoon: work?.deadlines ?? null,
    toAssign: work?.toAssign ?? null,
    households: work?.households ?? null,
  }
  const ids = Object.values(shown).flatMap((list) => (list ?? []).map(({ householdId }) => householdId))
  const missing =
    (sends && !(toAnswer && sent)) || (writes && !drafts) || (home && !toOffer) || (holds && !work)
  return {
    ...shown,
    drafts: drafts?.items ?? null,
    totals: work?.totals ?? null,
    more: {
      drafts: Boolean(drafts?.next),
      toAnswer: Boolean(toAnswer?.next),
      sent: Boolean(sent?.next),
      toOffer: Boolean(toOffer?.next),
    },
    missing: Boolean(missing),
    labels: await householdLabels(api, ids),
  }
}

/** A part that cannot be read leaves its place empty: the others are worth showing. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ServiceAway || (error instanceof ApiProblem && error.status !== 401)) return null
    throw error
  }
}
