import { areaSchema, id } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { loadReferral, loadReferrals } from '../referrals/referral.ts'
import { referralParams } from '../referrals/referral-summary.ts'
import { resourceOf, resourcesOf } from '../referrals/resource-of.ts'
import { referralNotFound } from '../referrals/run-referral-command.ts'
import { foreseeEquipes } from './foresee-equipes.ts'

const proposedSeat = z.object({
  key: z.string(),
  role: z.string(),
  areas: z.array(areaSchema),
  mode: z.enum(['always', 'when', 'on-call']),
  needed: z.boolean().describe('On call: a call is suggested'),
  undecidable: z.array(z.string()).describe('Fields not assessed, for which the seat waits'),
  facts: z.array(z.string()),
  personId: id.nullable().describe('Null: on call, not needed, or nobody has room'),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
})

const proposal = z.object({ kind: z.string(), seats: z.array(proposedSeat) })

const MOST = 50
const severalQuery = z.object({
  referralIds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(MOST))
    .describe(`Up to ${MOST}, with commas between`),
})

/** The équipe that an admission would compose now, for the table that decides on it. */
export function proposeEquipeRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/equipe-proposal',
    config: { action: 'equipe.read' },
    schema: {
      summary: 'The équipe an admission would form today, with the runner-up of each seat; nobody is taken',
      tags: ['equipes'],
      params: referralParams,
      response: { 200: proposal },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const referral = await loadReferral(tx, request.params.referralId)
        if (!referral) throw referralNotFound()
        request.authorize(await resourceOf(tx, referral))
        const [foreseen] = await foreseeEquipes(tx, [referral])
        if (!foreseen) throw referralNotFound()
        return foreseen
      }, request.cause),
  })
  http.route({
    method: 'GET',
    url: '/equipe-proposals',
    config: { action: 'equipe.read' },
    schema: {
      summary: 'The same for several referrals; those one may not read are left out',
      tags: ['equipes'],
      querystring: severalQuery,
      response: { 200: z.object({ items: z.array(proposal.extend({ referralId: id })) }) },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        request.territories()
        const found = await loadReferrals(tx, request.query.referralIds)
        if (found.length === 0) return { items: [] }
        const resource = await resourcesOf(tx, found)
        const read = found.filter((referral) => request.may('equipe.read', resource(referral)).allow)
        return { items: await foreseeEquipes(tx, read) }
      }, request.cause),
  })
}
