import { id, instant } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { loadReferral } from '../referrals/referral.ts'
import { referralParams } from '../referrals/referral-summary.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import { referralNotFound } from '../referrals/run-referral-command.ts'
import { withHolder } from '../referrals/with-holder.ts'
import type { EquipeTx } from '../schema.ts'

const telling = z.object({
  referralId: id,
  referralNumber: z.string(),
  version: z.number().int(),
  decisionId: id.nullable().describe('Null: of a confirmed exclusion, which is no decision of a table'),
  personId: id.nullable().describe('Who was named to tell the household'),
  language: z.string().nullable().describe('Null: left to who tells it'),
  toldAt: instant.nullable(),
  mayRead: z.object({ file: z.boolean() }).describe('What else of it may be read'),
})

/**
 * What somebody needs who has to tell a household what became of it, wherever its referral has gone since: the number and
 * the language, and nothing of the case (`referral-and-states.md` section 3.5). Of several tellings their own, else the last.
 */
export function showTellingRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/household-told',
    config: { action: 'referral.hand-over' },
    schema: {
      summary: 'Who tells the household what was decided, in which language, and whether it was told',
      tags: ['decisions'],
      params: referralParams,
      response: { 200: telling },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const referral = await loadReferral(tx, request.params.referralId)
        if (!referral) throw referralNotFound()
        const { referralId, row } = referral
        const found = await findTelling(tx, referralId, request.actor.personId)
        const resource = await resourceOf(tx, referral)
        request.authorize(withHolder(resource, found?.personId, 'preparer'))
        if (!found) throw problem(404, 'nothing-to-tell', 'Nothing was decided of which a household is told.')
        return {
          referralId,
          referralNumber: row.referral_number,
          version: row.version,
          ...found,
          toldAt: found.toldAt?.toISOString() ?? null,
          mayRead: { file: request.may('referral.read-file', resource).allow },
        }
      }, request.cause),
  })
}

type Telling = {
  decisionId: string | null
  personId: string | null
  language: string | null
  toldAt: Date | null
}

async function findTelling(
  { trx }: EquipeTx,
  referralId: string,
  actorId: string,
): Promise<Telling | undefined> {
  const { rows } = await sql<Telling>`
    with telling as (
      select decision_id, tells_person_id, tells_language, told_at, decided_at as since from decision
      where referral_id = ${referralId} and state in ('recorded', 'final') and kind not in ('defer', 'ask-information')
      union all
      select null, tells_person_id, tells_language, told_at, opened_at from handover
      where referral_id = ${referralId} and cause = 'exclusion' and state in ('open', 'confirmed')
    )
    select decision_id as "decisionId", tells_person_id as "personId", tells_language as language, told_at as "toldAt"
    from telling order by (tells_person_id = ${actorId}) is true desc, since desc limit 1`.execute(trx)
  return rows[0]
}
