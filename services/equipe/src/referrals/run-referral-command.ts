import type { Resource } from '@intarsi/access'
import { etag, ifMatch, problem, problemOf } from '@intarsi/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { EquipeDeps } from '../deps.ts'
import { requireVersion } from '../require-version.ts'
import type { EquipeTx } from '../schema.ts'
import { authorizeOn } from './authorize-on.ts'
import type { Outcome } from './outcome.ts'
import { lockReferral, type Referral } from './referral.ts'
import { type ReferralSummary, summaryOf } from './referral-summary.ts'
import { resourceOf } from './resource-of.ts'

type Asked = { request: FastifyRequest; reply: FastifyReply; referralId: string }

export type ReferralCommandOptions = {
  /** Whether the route's action is allowed here; left out: on the referral as it stands. */
  authorize?: (tx: EquipeTx, referral: Referral, resource: Resource) => Promise<void>
  /** Asks for something before the version is compared: who lost a race hears to whom. */
  refuse?: (tx: EquipeTx, referral: Referral, version: number) => Promise<void>
}

/**
 * One command on one referral: its household is locked, the actor's right is asked, the version compared (`If-Match`),
 * and a business "no" becomes a 409 problem that stores nothing.
 */
export async function runReferralCommand(
  deps: EquipeDeps,
  { request, reply, referralId }: Asked,
  work: (tx: EquipeTx, referral: Referral) => Promise<Outcome>,
  options: ReferralCommandOptions = {},
): Promise<ReferralSummary> {
  const summary = await deps.unitOfWork(async (tx) => {
    const referral = await openForCommand(tx, { request, referralId }, options)
    const outcome = await work(tx, referral)
    if (!outcome.ok) throw problemOf(outcome)
    return await summaryOf(tx, outcome.referral)
  }, request.cause)
  etag(reply, summary.version)
  return summary
}

/** Locks and checks; for commands that answer something else than the referral. */
export async function openForCommand(
  tx: EquipeTx,
  { request, referralId }: Pick<Asked, 'request' | 'referralId'>,
  options: ReferralCommandOptions = {},
): Promise<Referral> {
  const referral = await lockReferral(tx, referralId)
  if (!referral) throw referralNotFound()
  const resource = await resourceOf(tx, referral)
  if (options.authorize) await options.authorize(tx, referral, resource)
  else await authorizeOn(tx, request, referral, resource)
  const version = ifMatch(request)
  await options.refuse?.(tx, referral, version)
  requireVersion(version, referral.row.version)
  return referral
}

export function referralNotFound() {
  return problem(404, 'referral-not-found', 'There is no such referral here, or it has not been routed yet.')
}
