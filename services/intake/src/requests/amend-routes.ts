import { id, type ReferralForm, referralDraft } from '@intarsi/contracts'
import { type HttpApp, ifMatch, problem, problemOf, withIdempotency } from '@intarsi/http'
import type { Decision } from '@intarsi/kernel'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { checkReferral } from '../referrals/check-referral.ts'
import { getReferral, type ReferralRow, resourceOfReferral } from '../referrals/load-referral.ts'
import { resourceOfQuestion } from '../referrals/receipt-route.ts'
import { refuseInvalidHeaders } from '../referrals/submit-route.ts'
import type { IntakeTx } from '../schema.ts'
import { getSportello } from '../sportelli/find-sportello.ts'
import { decideAmendment, decideAnswer } from './amendment.ts'
import { keepFoundRisks, withFound } from './found-risks.ts'
import { keepAmendment } from './keep-request.ts'
import { latestForm } from './latest-form.ts'
import { lockReferral } from './lock-referral.ts'

const params = z.object({ referralId: id })
const changes = referralDraft.describe('Fields as they shall be; a field left out stays as it is')
export const asked = z.object({
  requestId: id,
  referralId: id,
  status: z.enum(['pending', 'nothing-to-change']),
})

type Asked = { status: 202; body: z.infer<typeof asked> }

export function amendRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/amendments',
    config: { action: 'referral.amend', idempotent: true },
    attachValidation: true,
    schema: {
      summary:
        'Ask to change a referral; equipe answers, and then it is changed. If-Match: the version of the form',
      tags: ['referrals'],
      params,
      body: changes,
      response: { 202: asked },
    },
    handler: async (request, reply) => {
      refuseInvalidHeaders(request.validationError)
      const { referralId } = request.params
      const answer = await amend(deps, request, {
        referralId,
        changes: request.body,
        kind: 'amendment',
        note: null,
      })
      return reply.code(answer.status).send(answer.body)
    },
  })
}

export function answerRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/answers',
    config: { action: 'referral.answer', idempotent: true },
    attachValidation: true,
    schema: {
      summary:
        'Answer what the preparer or the table asked; the words stay here, the fields go on. If-Match, with fields: the version of the form',
      tags: ['referrals'],
      params,
      body: z.object({ changes: changes.optional(), answer: z.string().trim().min(1).max(2000) }),
      response: { 202: asked },
    },
    handler: async (request, reply) => {
      refuseInvalidHeaders(request.validationError)
      const { referralId } = request.params
      const { changes: changed, note } = answerOf(request.body, request.validationError)
      const answer = await amend(deps, request, { referralId, changes: changed, kind: 'answer', note })
      return reply.code(answer.status).send(answer.body)
    },
  })
}

/** The faults of `changes` are told by the check of the whole form; of `answer` alone the schema says enough. */
function answerOf(body: unknown, invalid: Error | undefined): { changes: unknown; note: string } {
  const read = z
    .looseObject({ answer: z.string().trim().min(1).max(2000), changes: z.unknown().optional() })
    .safeParse(body)
  if (!read.success) throw invalid ?? read.error
  return { changes: read.data.changes ?? {}, note: read.data.answer }
}

type Change = { referralId: string; changes: unknown; kind: 'amendment' | 'answer'; note: string | null }

async function amend(deps: IntakeDeps, request: FastifyRequest, change: Change): Promise<Asked> {
  const { sportello_id } = await authorized(deps, request, change)
  const sportello = await getSportello(deps.db, sportello_id)
  return deps.unitOfWork(
    (tx) =>
      withIdempotency(request, tx, async (): Promise<Asked> => {
        const row = await lockReferral(tx, change.referralId)
        // An answer in words alone changes no field, and holds whatever else was changed.
        if (change.kind === 'amendment' || changesSomething(change.changes)) ifMatch(request, row.version)
        const before = await latestForm(tx.trx, row)
        const input = changedForm(before, change.changes)
        const { form } = checkReferral(deps, input, {
          sportello,
          version: row.version,
          at: change.kind === 'answer' ? '/changes' : '',
        })
        const after = withFound(before, form, row.found_risks)
        return { status: 202, body: await keep(deps, tx, { request, row, before, after, change }) }
      }),
    request.cause,
  )
}

type Kept = {
  request: FastifyRequest
  row: ReferralRow
  before: ReferralForm
  after: ReferralForm
  change: Change
}

async function keep(deps: IntakeDeps, tx: IntakeTx, { request, row, before, after, change }: Kept) {
  const { kind, note } = change
  if (kind === 'answer') refuse(decideAnswer(row))
  const decision = decideAmendment(row, { before, after })
  if (!decision.ok) throw problemOf(decision)
  const [fact] = decision.facts
  const unread = row.found_risks.filter((code) => !saidRisks(change).includes(code))
  // An answer without a changed field is still an answer: the words are what was asked for. Who says what was found
  // already is not told that it was.
  if (!fact && kind === 'amendment' && unread.length === row.found_risks.length) {
    return { requestId: deps.newId(), referralId: row.referral_id, status: 'nothing-to-change' as const }
  }
  const amendment = {
    form: after,
    changedFields: fact?.changedFields ?? [],
    kind,
    requestedBy: request.actor.personId,
    note,
  }
  const requestId = await keepAmendment(deps, tx, { row, amendment })
  await keepFoundRisks(tx, row, unread)
  return { requestId, referralId: row.referral_id, status: 'pending' as const }
}

function refuse(decision: Decision<unknown>): void {
  if (!decision.ok) throw problemOf(decision)
}

/** Words are of whom the question is put to; fields only of who reads the form that they change. */
async function authorized({ db }: IntakeDeps, request: FastifyRequest, change: Change): Promise<ReferralRow> {
  const row = await getReferral(db, change.referralId)
  request.authorize(change.kind === 'answer' ? resourceOfQuestion(row) : resourceOfReferral(row))
  if (change.kind === 'amendment' || !changesSomething(change.changes)) return row
  const amends = request.may('referral.amend', resourceOfReferral(row))
  if (!amends.allow) throw problem(403, amends.code, amends.detail)
  return row
}

/** Codes of the risk factors that a change names. */
function saidRisks({ changes }: Change): readonly string[] {
  const read = z.object({ riskFactors: referralDraft.shape.riskFactors }).safeParse(changes)
  return read.data?.riskFactors?.map(({ code }) => code) ?? []
}

function changesSomething(changes: unknown): boolean {
  return typeof changes !== 'object' || changes === null || Object.keys(changes).length > 0
}

/** The form with the changes made to it: `null` takes an optional field away, as in a merge patch. */
function changedForm(before: ReferralForm, changes: unknown): unknown {
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) return changes
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null))
}
