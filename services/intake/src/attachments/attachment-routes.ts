import { createHash } from 'node:crypto'
import { type FileResource, fileViewOf, recordRead } from '@intarsi/access'
import { id, instant, type Territory } from '@intarsi/contracts'
import { type HttpApp, invalidProblem, problem, withIdempotency } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { getDraft, lockDraft, resourceOfDraft } from '../drafts/draft-routes.ts'
import { getReferral, resourceOfReferral } from '../referrals/load-referral.ts'
import type { IntakeSchema } from '../schema.ts'
import { checkFile, MAX_FILE_BYTES, MEDIA_TYPES } from './check-file.ts'

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
const attachment = z.object({
  attachmentId: id,
  householdId: id,
  fileName: z.string(),
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.number().int(),
  restricted: z.boolean(),
  uploadedBy: id,
  uploadedAt: instant,
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

const SHOWN = [
  'attachment_id',
  'household_id',
  'file_name',
  'media_type',
  'bytes',
  'restricted',
  'uploaded_by',
  'uploaded_at',
] as const
type Shown = {
  attachment_id: string
  household_id: string
  file_name: string
  media_type: string
  bytes: number
  restricted: boolean
  uploaded_by: string
  uploaded_at: Date
}

function shown(row: Shown): z.infer<typeof attachment> {
  return {
    attachmentId: row.attachment_id,
    householdId: row.household_id,
    fileName: row.file_name,
    mediaType: z.enum(MEDIA_TYPES).parse(row.media_type),
    bytes: row.bytes,
    restricted: row.restricted,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at.toISOString(),
  }
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
