import { id, instant } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { authorizeOn } from '../referrals/authorize-on.ts'
import { loadReferral } from '../referrals/referral.ts'
import { referralParams } from '../referrals/referral-summary.ts'
import { referralNotFound } from '../referrals/run-referral-command.ts'
import { isUrgent } from '../routing/due.ts'
import { authorityOver, decideAuthority } from './authority.ts'

const decider = z.object({
  chairId: id.describe('Who decides at the table today, or holds the role that decides'),
  since: instant,
  atTheTable: z.boolean().describe('Who asks may decide there today'),
  betweenMeetings: z.boolean().describe('Who asks may decide it between meetings, with a second person'),
})

/** Who decides on a referral today, and whether who asks does: to be known before a decision is written. */
export function showDeciderRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/decider',
    config: { action: 'referral.read-file' },
    schema: {
      summary: 'Who decides on a referral today, and whether who asks may',
      tags: ['decisions'],
      params: referralParams,
      response: { 200: decider },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const referral = await loadReferral(tx, request.params.referralId)
        if (!referral) throw referralNotFound()
        await authorizeOn(tx, request, referral)
        const authority = await authorityOver(tx, referral)
        const may = (between: boolean) =>
          decideAuthority(authority, { by: request.actor.personId, between }).ok
        return {
          chairId: authority.chairId,
          since: authority.since.toISOString(),
          atTheTable: may(false),
          betweenMeetings: isUrgent(referral.row.urgency) && may(true),
        }
      }, request.cause),
  })
}
