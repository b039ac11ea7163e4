import { type FileResource, fileViewOf, recordRead } from '@intarsi/access'
import { id } from '@intarsi/contracts'
import { type HttpApp, invalidProblem, problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { getDraft, resourceOfDraft } from '../drafts/draft-routes.ts'
import { getReferral, resourceOfReferral } from '../referrals/load-referral.ts'
import type { IntakeSchema } from '../schema.ts'
import { attachment, SHOWN, shown } from './attachment-view.ts'

export function listAttachmentsRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/attachments',
    // Of its sportello and of who has the whole file: either right will do, and neither alone has everybody.
    config: { action: 'referral.read-answer' },
    schema: {
      summary: 'The files of a referral, without their content',
      tags: ['attachments'],
      params: z.object({ referralId: id }),
      response: { 200: z.object({ items: z.array(attachment) }) },
    },
    handler: async (request) => {
      const row = await getReferral(db, request.params.referralId)
      const resource = resourceOfReferral(row)
      const own = request.may('referral.read-own', resource)
      if (!own.allow) {
        if (!request.may('referral.read-file', resource).allow) throw problem(403, own.code, own.detail)
        // A file's name says what is in it.
        refuseSeats(request, resource)
      }
      return { items: await filesOf(db, 'referral_id', row.referral_id) }
    },
  })
}

export function listDraftAttachmentsRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/drafts/:draftId/attachments',
    config: { action: 'draft.keep' },
    schema: {
      summary: 'The files of a draft, without their content',
      tags: ['attachments'],
      params: z.object({ draftId: id }),
      response: { 200: z.object({ items: z.array(attachment) }) },
    },
    handler: async (request) => {
      const row = await getDraft(db, request.params.draftId)
      request.authorize(resourceOfDraft(row))
      return { items: await filesOf(db, 'draft_id', row.draft_id) }
    },
  })
}

async function filesOf(db: Kysely<IntakeSchema>, holder: 'referral_id' | 'draft_id', holderId: string) {
  const files = db.selectFrom('attachment').select(SHOWN).where(holder, '=', holderId)
  return (await files.orderBy('uploaded_at').execute()).map(shown)
}

/** Opening is a POST: it carries the reason that a restricted file asks for, and leaves a record. */
export function openAttachmentRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/attachments/:attachmentId/openings',
    config: { action: 'referral.read-file' },
    schema: {
      summary: 'Open a file; a restricted one with a reason, which is recorded',
      tags: ['attachments'],
      params: z.object({ referralId: id, attachmentId: id }),
      body: z.object({ reason: z.string().trim().min(5).max(300).optional() }),
      response: { 200: attachment.extend({ content: z.base64() }) },
    },
    handler: async (request) => {
      const referral = await getReferral(deps.db, request.params.referralId)
      const resource = resourceOfReferral(referral)
      const file = await getAttachment(deps.db, request.params)
      request.authorize(resource)
      refuseSeats(request, resource)
      if (file.restricted) requireReason(request, resource, request.body.reason)
      await recordRead(deps.db, {
        actor: request.actor,
        action: file.restricted ? 'referral.read-restricted' : 'referral.read-file',
        territory: referral.territory_id,
        subjectKind: 'attachment',
        subjectId: file.attachment_id,
        householdId: referral.household_id,
        ...(request.body.reason ? { purpose: request.body.reason } : {}),
        at: deps.clock.now(),
        correlationId: request.cause.correlationId,
      })
      return { ...shown(file), content: file.content.toString('base64') }
    },
  })
}

/** A file is not cut by areas: it is for who has the whole file. */
function refuseSeats({ actor }: FastifyRequest, resource: FileResource): void {
  if (fileViewOf(actor, resource).restricted) return
  throw problem(403, 'file-not-shared', 'Files are for who prepares, decides or follows.')
}

function requireReason(request: FastifyRequest, resource: FileResource, reason: string | undefined): void {
  const answer = request.may('referral.read-restricted', resource)
  if (!answer.allow) throw problem(403, answer.code, answer.detail)
  if (reason === undefined) {
    const detail = 'This file is restricted: say why it is opened.'
    throw invalidProblem([{ in: 'body', pointer: '/reason', code: 'required', detail }])
  }
}

async function getAttachment(db: Kysely<IntakeSchema>, ids: { referralId: string; attachmentId: string }) {
  const row = await db
    .selectFrom('attachment')
    .selectAll()
    .where('attachment_id', '=', ids.attachmentId)
    .where('referral_id', '=', ids.referralId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'unknown-attachment', 'This referral has no such file.')
  return row
}
