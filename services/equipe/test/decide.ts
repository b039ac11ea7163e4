import { authorityOver } from '../src/decisions/authority.ts'
import type { DecisionBody } from '../src/decisions/decision-body.ts'
import { recordDecision } from '../src/decisions/record-decision.ts'
import { lockReferral } from '../src/referrals/referral.ts'
import type { Scene } from './scene.ts'

/** Records a decision as today's chair, past the rights and the version of HTTP. */
export async function decideOn(scene: Pick<Scene, 'unitOfWork'>, referralId: string, body: DecisionBody) {
  return await scene.unitOfWork(async (tx) => {
    const referral = await lockReferral(tx, referralId)
    if (!referral) throw new Error(`no referral ${referralId}`)
    const authority = await authorityOver(tx, referral)
    return await recordDecision(tx, referral, { body, by: authority.chairId, authority })
  })
}

/** A destination somebody could answer at. */
export function sendAway(kind: 'decline' | 'redirect', personId: string) {
  return {
    kind,
    reason: 'specialist-first',
    destination: {
      kind: 'service' as const,
      code: 'family-advisory',
      service: 'Consultorio',
      person: 'Referente',
      contact: '+39 000 1',
    },
    tellsHousehold: { personId, language: 'tir' },
  } satisfies DecisionBody
}
