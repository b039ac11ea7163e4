import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import { destinationBody, tellsHousehold } from '../decisions/decision-body.ts'
import type { EquipeDeps } from '../deps.ts'
import { confirmExclusion } from './confirm-exclusion.ts'
import { referralParams, referralSummary } from './referral-summary.ts'
import { resumeReferral } from './resume-referral.ts'
import { runReferralCommand } from './run-referral-command.ts'
import { confirmVoid, requestVoid } from './void-referral.ts'

const words = z.string().trim().min(1).max(1000)
const code = z.string().regex(/^[a-z0-9-]{2,60}$/, 'a code: lower case, digits and hyphens')
const answers = { 200: referralSummary }
const tags = ['referrals']

/** A gate proposed to keep a household out: the coordinator confirms with a destination, or sets the gate aside. */
export function exclusionRoutes(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/exclusion',
    config: { action: 'referral.confirm-exclusion' },
    schema: {
      summary: 'Confirm a proposed exclusion: the household is handed over to a named destination',
      tags,
      params: referralParams,
      body: z.object({
        reason: code,
        destination: destinationBody,
        note: words.optional(),
        tellsHousehold: tellsHousehold.optional(),
      }),
      response: answers,
    },
    handler: (request, reply) => {
      const { note, tellsHousehold: tells, ...body } = request.body
      return runReferralCommand(
        deps,
        { request, reply, referralId: request.params.referralId },
        (tx, referral) =>
          confirmExclusion(tx, referral, {
            ...body,
            ...(note ? { note } : {}),
            ...(tells ? { tells } : {}),
            by: request.actor.personId,
          }),
      )
    },
  })
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/override',
    config: { action: 'referral.confirm-exclusion' },
    schema: {
      summary: 'Set a proposed exclusion aside with a reason: the referral is read',
      tags,
      params: referralParams,
      body: z.object({ reason: words }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        resumeReferral(tx, referral, {
          command: 'override-gate',
          note: request.body.reason,
          by: request.actor.personId,
        }),
      ),
  })
}

/** A mistake is undone by two persons. */
export function voidRoutes(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/void',
    config: { action: 'referral.void' },
    schema: {
      summary: 'Ask to void a referral entered by mistake',
      tags,
      params: referralParams,
      body: z.object({ reason: words }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        requestVoid(tx, referral, { reason: request.body.reason, by: request.actor.personId }),
      ),
  })
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/void/confirmation',
    config: { action: 'referral.decide' },
    schema: {
      summary: 'Agree, as a second person, that a referral is void',
      tags,
      params: referralParams,
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        confirmVoid(tx, referral, request.actor.personId),
      ),
  })
}
