import { urgency } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { askInformation } from './ask-information.ts'
import { overrideUrgency } from './change-urgency.ts'
import { completeFile } from './complete-file.ts'
import { openReferral } from './open-referral.ts'
import { referralParams, referralSummary } from './referral-summary.ts'
import { resumeReferral } from './resume-referral.ts'
import { runReferralCommand } from './run-referral-command.ts'

const words = z.string().trim().min(1).max(1000)
const field = z.string().regex(/^[A-Za-z][A-Za-z0-9.]{1,60}$/, 'a field code of the referral form')
const answers = { 200: referralSummary }
const tags = ['referrals']

/** What the preparer does with a file before the table decides. */
export function prepareRoutes(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/opening',
    config: { action: 'referral.prepare' },
    schema: { summary: 'Open a referral: the first read', tags, params: referralParams, response: answers },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        openReferral(tx, referral, request.actor.personId),
      ),
  })
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/completion',
    config: { action: 'referral.prepare' },
    schema: {
      summary: 'Say that the file is ready for the table',
      tags,
      params: referralParams,
      body: z.object({
        notKnown: z.array(field).max(60).default([]).describe('Fields that nobody knows'),
        vulnerability: z
          .object({ particular: z.boolean(), reason: words })
          .optional()
          .describe("The preparer's reasoned judgement of particular vulnerability"),
      }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        completeFile(tx, referral, { ...request.body, by: request.actor.personId }),
      ),
  })
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/questions',
    config: { action: 'referral.prepare' },
    schema: {
      summary: 'Ask the sender for named fields, as often at most as the territory foresees',
      tags,
      params: referralParams,
      body: z.object({ fields: z.array(field).min(1).max(40) }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        askInformation(tx, referral, { ...request.body, by: request.actor.personId }),
      ),
  })
  urgencyRoute(deps, http)
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/requirement',
    config: { action: 'referral.prepare' },
    schema: {
      summary: 'Record that the requirement a referral waits for is met: it resumes by itself',
      tags,
      params: referralParams,
      body: z.object({ note: words.describe('Who says so, and since when') }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        resumeReferral(tx, referral, {
          command: 'meet-requirement',
          note: request.body.note,
          by: request.actor.personId,
        }),
      ),
  })
}

function urgencyRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/urgency',
    config: { action: 'referral.prepare' },
    schema: {
      summary: 'Change the computed urgency, with a reason',
      tags,
      params: referralParams,
      body: z.object({ level: urgency, reason: words }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        overrideUrgency(tx, referral, { ...request.body, by: request.actor.personId }),
      ),
  })
}
