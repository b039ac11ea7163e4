import { date, expertRequestMoved, fault, id } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem, problemOf } from '@intarsi/http'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { formProblem } from '../referrals/check-referral.ts'
import type { IntakeTx } from '../schema.ts'
import { detailOf, type ExpertRow, shown, state } from './expert-view.ts'
import { decideExpertMove, type ExpertMove, type Moved } from './move-expert-request.ts'

const body = z.object({
  to: state,
  expertId: id.optional(),
  scheduledOn: date.optional(),
  referralNumber: z
    .string()
    .trim()
    .toUpperCase()
    .max(20)
    .optional()
    .describe('A referral that the sportello of the request has sent'),
  trainingId: id
    .optional()
    .describe('The request around which a peer training is formed; it may be this one'),
  evaluation: z.string().trim().min(3).max(500).optional().describe('What came of a peer training'),
})

export function moveExpertRequestRoute({ unitOfWork }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'PATCH',
    url: '/expert-requests/:requestId',
    config: { action: 'expert.answer' },
    schema: {
      summary: 'Who comes, when, and what became of it; If-Match: its version',
      tags: ['experts'],
      params: z.object({ requestId: id }),
      body,
      response: { 200: shown },
    },
    handler: async (request, reply) => {
      const by = request.actor.personId
      const moved = await unitOfWork(async (tx) => {
        const row = await lockExpertRequest(tx, request.params.requestId)
        request.authorize({ territory: row.territory_id })
        ifMatch(request, row.version)
        await refuseOtherTraining(tx, row, request.body.trainingId)
        await refuseOtherReferral(tx, row, request.body.referralNumber)
        return await move(tx, row, { ...request.body, by })
      }, request.cause)
      etag(reply, moved.version)
      return detailOf(moved)
    },
  })
}

async function lockExpertRequest(tx: IntakeTx, requestId: string): Promise<ExpertRow> {
  await tx.lock('intake.households', requestId)
  const row = await tx.trx
    .selectFrom('expert_request')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'unknown-expert-request', 'There is no expert request with this id.')
  return row
}

/** A training gathers requests for trainings of one territory, and nothing else. */
async function refuseOtherTraining(tx: IntakeTx, row: ExpertRow, trainingId: string | undefined) {
  if (!trainingId || trainingId === row.request_id) return
  const known = await tx.trx
    .selectFrom('expert_request')
    .select('request_id')
    .where('request_id', '=', trainingId)
    .where('kind', '=', 'peer-training')
    .where('territory_id', '=', row.territory_id)
    .executeTakeFirst()
  if (!known) throw problem(409, 'no-such-training', 'There is no request for a training with this id here.')
}

/** A request becomes a referral of its own sportello; whether another's number exists is not told. */
async function refuseOtherReferral(tx: IntakeTx, row: ExpertRow, number: string | undefined) {
  if (!number) return
  const known = await tx.trx
    .selectFrom('referral')
    .select('referral_id')
    .where('number', '=', number)
    .where('sportello_id', '=', row.sportello_id)
    .executeTakeFirst()
  if (known) return
  const detail = 'The sportello that asked has sent no referral with this number.'
  throw formProblem([fault('/referralNumber', 'unknown-referral', detail)])
}

async function move(
  tx: IntakeTx,
  row: ExpertRow,
  { by, ...asked }: ExpertMove & { by: string },
): Promise<ExpertRow> {
  const decision = decideExpertMove(row, asked)
  if (!decision.ok) throw problemOf(decision)
  const [change] = decision.facts
  if (!change) throw new Error('A move that was accepted has its fact.')
  const moved = await save(tx, row, change)
  await tx.announce(expertRequestMoved, row.request_id, {
    requestId: row.request_id,
    householdId: row.household_id,
    territory: row.territory_id,
    sportelloId: row.sportello_id,
    requestedBy: row.requested_by,
    kind: row.kind,
    state: moved.state,
    expertId: moved.expert_id,
    scheduledOn: moved.scheduled_on,
    movedBy: by,
  })
  return moved
}

async function save({ trx, now }: IntakeTx, row: ExpertRow, change: Moved): Promise<ExpertRow> {
  return await trx
    .updateTable('expert_request')
    .set({ ...change, version: row.version + 1, changed_at: now })
    .where('request_id', '=', row.request_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
