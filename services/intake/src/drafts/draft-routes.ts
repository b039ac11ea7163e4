import { date, id, instant, type ReferralDraft, referralDraft } from '@intarsi/contracts'
import {
  cutPage,
  decodeCursor,
  etag,
  type HttpApp,
  ifMatch,
  pageOf,
  pageQuery,
  problem,
  withIdempotency,
} from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { type Kysely, type Selectable, sql } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { nameAndMore, recordLabels } from '../households/label-routes.ts'
import { formProblem, UNKNOWN_SPORTELLO } from '../referrals/check-referral.ts'
import type { IntakeSchema, IntakeTx } from '../schema.ts'
import { findSportello } from '../sportelli/find-sportello.ts'
import { resourceOf, sendsFor } from '../sportelli/sportello-resource.ts'
import type { DraftTable } from './tables.ts'

/** A draft that nobody touches is personal data without a purpose: thirty days, then it goes. */
export const DRAFT_KEPT_DAYS = 30
const DAY_MS = 86_400_000

export type DraftRow = Selectable<DraftTable>

const draftSummary = z.object({
  draftId: id,
  householdId: id,
  sportelloId: id,
  ownerId: id,
  changedAt: instant,
  expiresOn: date,
  version: z.number().int(),
})
const draftDetail = draftSummary.extend({ form: referralDraft })
const draftListed = draftSummary.extend({
  label: z.string().nullable().describe('Whom it is about, as the form says so far; null: no name yet'),
})
const params = z.object({ draftId: id })
const draftBody = referralDraft.extend({ sportelloId: id })
const listQuery = z.object({
  ...pageQuery,
  sportelloId: id.optional(),
  mine: z.stringbool().default(false).describe('Only those that one began oneself'),
})
const cursorKeys = z.tuple([instant, id])

export function createDraftRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/drafts',
    config: { action: 'referral.submit', idempotent: true },
    schema: {
      summary: 'Begin a referral that is sent later; kept 30 days from the last change',
      tags: ['drafts'],
      body: draftBody,
      response: { 201: draftDetail },
    },
    handler: async (request, reply) => {
      const sportello = await findSportello(deps.db, request.body.sportelloId)
      if (!sportello) throw formProblem([UNKNOWN_SPORTELLO])
      request.authorize(resourceOf(sportello))
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const row = {
              draft_id: deps.newId(),
              household_id: deps.newId(),
              territory_id: sportello.territory_id,
              sportello_id: sportello.sportello_id,
              body_id: sportello.body_id,
              owner_id: request.actor.personId,
              version: 1,
              created_at: tx.now,
              ...fresh(tx.now),
            }
            await tx.trx
              .insertInto('draft')
              .values({ ...row, form: JSON.stringify(request.body) })
              .execute()
            return { status: 201 as const, body: detailOf({ ...row, form: request.body as ReferralDraft }) }
          }),
        request.cause,
      )
      etag(reply, answer.body.version)
      return reply.code(answer.status).send(answer.body)
    },
  })
}

export function listDraftsRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/drafts',
    config: { action: 'draft.keep' },
    schema: {
      summary: "Drafts of one's sportelli, and those that one began oneself, last changed first",
      tags: ['drafts'],
      querystring: listQuery,
      response: { 200: pageOf(draftListed) },
    },
    handler: async (request) => {
      const { limit } = request.query
      const rows = await readDrafts(deps.db, request, request.query)
      const page = cutPage(rows, limit, (row) => [row.changed_at.toISOString(), row.draft_id])
      const items = page.items.map((row) => ({ ...summaryOf(row), label: labelOfDraft(row.form) }))
      const named = items.filter(({ label }) => label !== null)
      await recordLabels(
        deps,
        request,
        named.map(({ householdId }) => householdId),
      )
      return { items, next: page.next }
    },
  })
}

async function readDrafts(
  db: Kysely<IntakeSchema>,
  request: FastifyRequest,
  query: z.infer<typeof listQuery>,
) {
  const territories = request.territories()
  const { personId, roles } = request.actor
  const sportelli = sendsFor(request.actor)
  // What a receiver began is theirs alone: it is another sportello's.
  const owner = roles.some(({ role }) => role === 'preparer') ? [personId] : []
  return db
    .selectFrom('draft')
    .selectAll()
    .where(
      sql<boolean>`(territory_id = any(${territories}::text[]) or sportello_id = any(${sportelli}::uuid[])
        or owner_id = any(${owner}::uuid[]))`,
    )
    .$if(query.sportelloId !== undefined, (rows) => rows.where('sportello_id', '=', query.sportelloId ?? ''))
    .$if(query.mine, (rows) => rows.where('owner_id', '=', personId))
    .$if(query.cursor !== undefined, (rows) => rows.where(after(query.cursor ?? '')))
    .orderBy('changed_at', 'desc')
    .orderBy('draft_id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

function after(cursor: string) {
  const [changedAt, draftId] = decodeCursor(cursor, cursorKeys)
  return sql<boolean>`(changed_at, draft_id) < (${changedAt}::timestamptz, ${draftId}::uuid)`
}

export function showDraftRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/drafts/:draftId',
    config: { action: 'draft.keep' },
    schema: { summary: 'A draft', tags: ['drafts'], params, response: { 200: draftDetail } },
    handler: async (request, reply) => {
      const row = await getDraft(db, request.params.draftId)
      request.authorize(resourceOfDraft(row))
      etag(reply, row.version)
      return detailOf(row)
    },
  })
}

export function changeDraftRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/drafts/:draftId',
    config: { action: 'draft.keep' },
    schema: {
      summary: 'Replace a draft; If-Match: its version',
      tags: ['drafts'],
      params,
      body: draftBody,
      response: { 200: draftDetail },
    },
    handler: async (request, reply) => {
      const row = await getDraft(deps.db, request.params.draftId)
      request.authorize(resourceOfDraft(row))
      if (request.body.sportelloId !== row.sportello_id) {
        throw problem(409, 'fixed-field', 'A draft stays with its sportello.')
      }
      const version = ifMatch(request, row.version)
      const changed = await deps.unitOfWork(
        (tx) =>
          tx.trx
            .updateTable('draft')
            .set({ form: JSON.stringify(request.body), version: version + 1, ...fresh(tx.now) })
            .where('draft_id', '=', row.draft_id)
            .where('version', '=', version)
            .returningAll()
            .executeTakeFirst(),
        request.cause,
      )
      if (!changed) throw problem(412, 'stale-version', 'Somebody changed this draft at the same moment.')
      etag(reply, changed.version)
      return detailOf(changed)
    },
  })
}

export function deleteDraftRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'DELETE',
    url: '/drafts/:draftId',
    config: { action: 'draft.keep' },
    schema: { summary: 'Throw a draft away', tags: ['drafts'], params, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const row = await getDraft(deps.db, request.params.draftId)
      request.authorize(resourceOfDraft(row))
      await deps.db.deleteFrom('draft').where('draft_id', '=', row.draft_id).execute()
      return reply.code(204).send(null)
    },
  })
}

/** A draft is its sportello's; one that a receiver began for it, that person's too. */
export function resourceOfDraft(draft: DraftRow) {
  return { ...resourceOf(draft), personIds: [draft.owner_id] }
}

/** The draft, or a 404 problem. */
export async function getDraft(db: Kysely<IntakeSchema>, draftId: string): Promise<DraftRow> {
  const row = await db.selectFrom('draft').selectAll().where('draft_id', '=', draftId).executeTakeFirst()
  if (!row) throw problem(404, 'unknown-draft', 'There is no draft with this id; it may have been sent.')
  return row
}

/** The draft, held until the transaction ends: it is sent once, and nothing is attached while it is sent. */
export async function lockDraft({ trx }: Pick<IntakeTx, 'trx'>, draftId: string): Promise<DraftRow> {
  await trx.selectFrom('draft').select('draft_id').where('draft_id', '=', draftId).forUpdate().execute()
  return getDraft(trx, draftId)
}

function fresh(now: Date) {
  return { changed_at: now, expires_at: new Date(now.getTime() + DRAFT_KEPT_DAYS * DAY_MS) }
}

/** As a sent referral's household is called, once the form names somebody. */
function labelOfDraft({ members = [] }: ReferralDraft): string | null {
  const reference = members.find(({ relation }) => relation === 'self') ?? members[0]
  if (!reference?.familyName && !reference?.givenName) return null
  return nameAndMore([reference.familyName, reference.givenName], members.length)
}

function summaryOf(row: DraftRow): z.infer<typeof draftSummary> {
  return {
    draftId: row.draft_id,
    householdId: row.household_id,
    sportelloId: row.sportello_id,
    ownerId: row.owner_id,
    changedAt: row.changed_at.toISOString(),
    expiresOn: row.expires_at.toISOString().slice(0, 10),
    version: row.version,
  }
}

function detailOf(row: DraftRow): z.infer<typeof draftDetail> {
  return { ...summaryOf(row), form: row.form }
}
