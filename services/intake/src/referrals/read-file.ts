import { fileViewOf, recordRead } from '@intarsi/access'
import { areaSchema, id, instant, type ReferralForm, referralForm, SCHEDA } from '@intarsi/contracts'
import { etag, type HttpApp } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { takesChanges } from '../requests/amendment.ts'
import { formOfSportello } from '../requests/found-risks.ts'
import { latestForm } from '../requests/latest-form.ts'
import { sendsFor } from '../sportelli/sportello-resource.ts'
import { authorizeOnReferral } from './authorize-on-referral.ts'
import { formFor } from './form-for-seat.ts'
import { getReferral, type ReferralRow, resourceOfReferral } from './load-referral.ts'

/** Fields that the whole file shows only when opened with a reason (section 3.5). */
export const RESTRICTED_FIELDS = SCHEDA.filter((row) => row.restricted).map((row) => row.code)

const params = z.object({ referralId: id })
export const openForm = referralForm.partial().extend({
  members: z.array(referralForm.shape.members.element.partial()).optional(),
  needs: referralForm.shape.needs.partial().optional(),
})
const sentFile = z.object({
  referralId: id,
  number: z.string(),
  version: z.number().int(),
  form: openForm,
  restrictedFields: z.array(z.string()).describe('Filled in, and to be opened with a reason'),
})

const file = sentFile.extend({
  areas: z.array(areaSchema).describe('Areas shown in full; a seat of the équipe reads its own'),
  whole: z
    .boolean()
    .describe('Read by who prepares, decides or follows, who may open what is restricted and the files'),
  mayComplete: z
    .boolean()
    .describe('Its fields may be completed with the household by who reads this, and it still takes changes'),
  answers: z
    .array(z.object({ requestId: id, text: z.string(), answeredAt: instant, answeredBy: id }))
    .describe(
      "What the sportello answered to the preparer's questions, oldest first; only with the whole file",
    ),
})

/** The form as its own sportello sent it, with what it changed since: what an amendment is made to. */
export function formRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/form',
    config: { action: 'referral.read-own' },
    schema: {
      summary: 'The form as sent, for its sportello',
      tags: ['referrals'],
      params,
      response: { 200: sentFile },
    },
    handler: async (request, reply) => {
      const row = await openReferral(deps, request)
      const form = await latestForm(deps.db, row)
      await audit(deps, request, { row, action: 'referral.read-own' })
      etag(reply, row.version)
      if (isOfSportello(request, row))
        return { ...headOf(row), form: formOfSportello(form, row.found_risks), restrictedFields: [] }
      return { ...headOf(row), form: openPart(form), restrictedFields: filledIn(form) }
    },
  })
}

export function fileRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/file',
    config: { action: 'referral.read-file' },
    schema: {
      summary:
        'The file: whole for who prepares, decides or follows, own areas and a summary for a seat of the équipe',
      tags: ['referrals'],
      params,
      response: { 200: file },
    },
    handler: async (request, reply) => {
      const row = await openReferral(deps, request)
      const resource = resourceOfReferral(row)
      const view = fileViewOf(request.actor, resource)
      const mayComplete = takesChanges(row) && request.may('referral.complete', resource).allow
      await audit(deps, request, { row, action: 'referral.read-file' })
      etag(reply, row.version)
      const head = { ...headOf(row), areas: [...view.areas], whole: view.restricted, mayComplete }
      if (!view.restricted)
        return { ...head, answers: [], form: formFor(row.form, view), restrictedFields: [] }
      const answers = await answersOf(deps, row)
      return { ...head, answers, form: openPart(row.form), restrictedFields: filledIn(row.form) }
    },
  })
}

export function restrictedRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/restricted',
    config: { action: 'referral.read-restricted' },
    schema: {
      summary: 'Open the restricted details with a reason, which is recorded',
      tags: ['referrals'],
      params,
      body: z.object({ reason: z.string().trim().min(5).max(300) }),
      response: { 200: z.object({ referralId: id, details: openForm }) },
    },
    handler: async (request) => {
      const row = await openReferral(deps, request)
      await audit(deps, request, { row, action: 'referral.read-restricted', purpose: request.body.reason })
      return { referralId: row.referral_id, details: restrictedPart(row.form) }
    },
  })
}

async function answersOf({ db }: IntakeDeps, { referral_id }: ReferralRow) {
  const rows = await db
    .selectFrom('request')
    .select(['request_id', 'note', 'requested_at', 'requested_by'])
    .where('referral_id', '=', referral_id)
    .where('kind', '=', 'answer')
    .orderBy('requested_at')
    .execute()
  return rows.flatMap(({ request_id: requestId, note: text, requested_at, requested_by: answeredBy }) =>
    text ? [{ requestId, text, answeredAt: requested_at.toISOString(), answeredBy }] : [],
  )
}

/** Its sportello wrote the restricted details; whoever else reads the form opens them with a reason. */
function isOfSportello({ actor }: FastifyRequest, row: ReferralRow): boolean {
  return sendsFor(actor).includes(row.sportello_id)
}

async function openReferral({ db }: IntakeDeps, request: FastifyRequest): Promise<ReferralRow> {
  const { referralId } = params.parse(request.params)
  const row = await getReferral(db, referralId)
  await authorizeOnReferral(db, request, row)
  return row
}

type Read = {
  row: ReferralRow
  action: 'referral.read-own' | 'referral.read-file' | 'referral.read-restricted'
  purpose?: string
}

/** No row, no answer: the record is written before the identity leaves. */
async function audit({ db, clock }: IntakeDeps, request: FastifyRequest, { row, action, purpose }: Read) {
  await recordRead(db, {
    actor: request.actor,
    action,
    territory: row.territory_id,
    subjectKind: 'referral',
    subjectId: row.referral_id,
    householdId: row.household_id,
    ...(purpose ? { purpose } : {}),
    at: clock.now(),
    correlationId: request.cause.correlationId,
  })
}

function headOf(row: ReferralRow) {
  return { referralId: row.referral_id, number: row.number, version: row.version }
}

function openPart(form: ReferralForm): Partial<ReferralForm> {
  return pick(form, (field) => !RESTRICTED_FIELDS.includes(field))
}

function restrictedPart(form: ReferralForm): Partial<ReferralForm> {
  return pick(form, (field) => RESTRICTED_FIELDS.includes(field))
}

function filledIn(form: ReferralForm): string[] {
  return Object.keys(restrictedPart(form))
}

function pick(form: ReferralForm, keep: (field: string) => boolean): Partial<ReferralForm> {
  return Object.fromEntries(Object.entries(form).filter(([field]) => keep(field)))
}
