import { id, instant, type ReferralDraft } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { labelOf } from '../households/label-routes.ts'
import { type Likelihood, type MemberIdentity, matchHouseholds } from '../households/match-households.ts'
import { identityOf } from '../households/member-rows.ts'
import { askedKeys } from '../households/search-keys.ts'
import type { IntakeSchema } from '../schema.ts'
import { readsReferralsOf } from '../sportelli/sportello-resource.ts'
import { getDraft, resourceOfDraft } from './draft-routes.ts'

const AT_MOST = 5
const CANDIDATES = 50

const earlier = z.object({
  referralId: id,
  number: z.string(),
  label: z.string(),
  submittedAt: instant,
  likelihood: z.enum(['likely', 'possible']),
})

/**
 * Referrals that the draft's own sportello sent of a household which may be this one, so that nothing is asked twice.
 * Of other sportelli's households nothing is told: a sender is not told who is in the system, nor is a receiver.
 */
export function earlierReferralsRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/drafts/:draftId/earlier-referrals',
    config: { action: 'draft.keep' },
    schema: {
      summary: 'Referrals of the same sportello that may be of the same household',
      tags: ['drafts'],
      params: z.object({ draftId: id }),
      response: { 200: z.object({ items: z.array(earlier) }) },
    },
    handler: async (request) => {
      const draft = await getDraft(db, request.params.draftId)
      request.authorize(resourceOfDraft(draft))
      if (!readsReferralsOf(request, draft)) return { items: [] }
      const own = identitiesOf(draft.form)
      return { items: own.length === 0 ? [] : await findEarlier(db, draft.sportello_id, own) }
    },
  })
}

/** The members of whom a name is known; without a birth they are looked for by the name alone. */
function identitiesOf({ members = [] }: ReferralDraft): MemberIdentity[] {
  return members
    .filter(({ givenName, familyName }) => givenName !== undefined && familyName !== undefined)
    .map((member) => ({
      givenName: member.givenName ?? null,
      familyName: member.familyName ?? null,
      aliases: member.aliases ?? [],
      birth: member.birth ?? 'unknown',
      birthCertainty: member.birthCertainty ?? 'unknown',
      taxCode: null,
      permitNumber: null,
    }))
}

async function findEarlier(
  db: Kysely<IntakeSchema>,
  sportelloId: string,
  own: readonly MemberIdentity[],
): Promise<z.infer<typeof earlier>[]> {
  const keys = [...new Set(own.flatMap(askedKeys))]
  const referrals = await db
    .selectFrom('referral')
    .select(['referral_id', 'number', 'household_id', 'submitted_at'])
    .where('sportello_id', '=', sportelloId)
    .where(
      'household_id',
      'in',
      db.selectFrom('member').select('household_id').where(sql<boolean>`search_keys && ${keys}::text[]`),
    )
    .orderBy('submitted_at', 'desc')
    .limit(CANDIDATES)
    .execute()
  if (referrals.length === 0) return []
  const households = [...new Set(referrals.map((row) => row.household_id))]
  const members = await db.selectFrom('member').selectAll().where('household_id', 'in', households).execute()
  const byHousehold = Map.groupBy(members, (row) => row.household_id)
  return referrals
    .flatMap((row) => {
      const rows = byHousehold.get(row.household_id) ?? []
      const likelihood: Likelihood | null = matchHouseholds(own, rows.map(identityOf))
      if (!likelihood) return []
      const { referral_id: referralId, number } = row
      return [
        {
          referralId,
          number,
          label: labelOf(rows, false),
          submittedAt: row.submitted_at.toISOString(),
          likelihood,
        },
      ]
    })
    .sort((a, b) => a.likelihood.localeCompare(b.likelihood))
    .slice(0, AT_MOST)
}
