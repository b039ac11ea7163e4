import { createHash } from 'node:crypto'
import { id, type Territory } from '@intarsi/contracts'
import { type HttpApp, invalidProblem, withIdempotency } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { getDraft, lockDraft, resourceOfDraft } from '../drafts/draft-routes.ts'
import { getReferral, resourceOfReferral } from '../referrals/load-referral.ts'
import { attachment, shown } from './attachment-view.ts'
import { checkFile, MAX_FILE_BYTES } from './check-file.ts'

/** Base64 takes four characters for three bytes; the rest of the body is small. */
const BODY_LIMIT = Math.ceil((MAX_FILE_BYTES * 4) / 3) + 4096

const upload = z.object({
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^/\\]+$/),
  restricted: z.boolean().describe('Opened only with a reason'),
  content: z.base64().min(1).describe('The file in base64: PDF, JPEG or PNG, 10 MB at most'),
})
type Holder = {
  referral_id: string | null
  draft_id: string | null
  household_id: string
  territory_id: Territory
}

export function attachRoutes(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/attachments',
    config: { action: 'referral.amend', idempotent: true },
    bodyLimit: BODY_LIMIT,
    schema: {
      summary: 'Attach a file to a referral',
      tags: ['attachments'],
      params: z.object({ referralId: id }),
      body: upload,
      response: { 201: attachment },
    },
    handler: async (request, reply) => {
      const row = await getReferral(deps.db, request.params.referralId)
      request.authorize(resourceOfReferral(row))
      const { referral_id, household_id, territory_id } = row
      const answer = await attach(deps, request, { referral_id, draft_id: null, household_id, territory_id })
      return reply.code(answer.status).send(answer.body)
    },
  })
  http.route({
    method: 'POST',
    url: '/drafts/:draftId/attachments',
    config: { action: 'draft.keep', idempotent: true },
    bodyLimit: BODY_LIMIT,
    schema: {
      summary: 'Attach a file to a draft',
      tags: ['attachments'],
      params: z.object({ draftId: id }),
      body: upload,
      response: { 201: attachment },
    },
    handler: async (request, reply) => {
      const row = await getDraft(deps.db, request.params.draftId)
      request.authorize(resourceOfDraft(row))
      const { draft_id, household_id, territory_id } = row
      const answer = await attach(deps, request, { referral_id: null, draft_id, household_id, territory_id })
      return reply.code(answer.status).send(answer.body)
    },
  })
}

async function attach(deps: IntakeDeps, request: FastifyRequest, holder: Holder) {
  const { fileName, restricted, content } = upload.parse(request.body)
  const checked = await checkFile(content)
  if (!checked.ok) {
    const { code, detail } = checked
    throw invalidProblem([{ in: 'body', pointer: '/content', code, detail }])
  }
  const row = {
    ...holder,
    attachment_id: deps.newId(),
    file_name: fileName,
    media_type: checked.mediaType,
    bytes: checked.content.length,
    sha256: createHash('sha256').update(checked.content).digest('hex'),
    restricted,
    uploaded_by: request.actor.personId,
  }
  return deps.unitOfWork(
    (tx) =>
      withIdempotency(request, tx, async () => {
        if (holder.draft_id) await lockDraft(tx, holder.draft_id)
        const stored = { ...row, uploaded_at: tx.now }
        await tx.trx
          .insertInto('attachment')
          .values({ ...stored, content: checked.content })
          .execute()
        return { status: 201 as const, body: shown(stored) }
      }),
    request.cause,
  )
}
