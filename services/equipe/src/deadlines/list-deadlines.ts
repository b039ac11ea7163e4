import { id, instant, territorySchema, urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'
import type { DeadlineRow } from './tables.ts'

export const deadline = z.object({
  deadlineId: id,
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  urgency,
  kind: z.string(),
  dueAt: instant,
  holderId: id.nullable(),
  step: z.enum(['open', 'reminded', 'missed', 'escalated']),
})

const query = z
  .object({
    ...pageQuery,
    territory: territorySchema.optional(),
    holderId: id.optional(),
    overdue: z.stringbool().default(false),
    kind: z
      .string()
      .regex(/^[a-z0-9-]{2,60}$/)
      .optional()
      .describe('What is due: `first-read`, `household-told`, …'),
  })
  .refine((one) => one.territory !== undefined || one.holderId !== undefined, {
    path: ['territory'],
    error: 'name a territory, or a holder',
  })

export function listDeadlinesRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/deadlines',
    config: { action: 'deadline.read' },
    schema: {
      summary: 'Open deadlines of a person, or of a territory for its coordinator; the nearest first',
      tags: ['deadlines'],
      querystring: query,
      response: { 200: pageOf(deadline) },
    },
    handler: async (request) => {
      const { territory, holderId } = request.query
      request.authorize({
        ...(territory ? { territory } : {}),
        ...(holderId ? { personIds: [holderId] } : {}),
      })
      return listDeadlines(db, request.query, clock.now())
    },
  })
}

/** Open deadlines, the nearest first. */
export async function listDeadlines(
  db: Kysely<EquipeSchema>,
  { territory, holderId, overdue, kind, cursor, limit }: z.infer<typeof query>,
  now: Date,
) {
  let rows = db
    .selectFrom('deadline')
    .selectAll()
    .where('closed_at', 'is', null)
    .orderBy('due_at')
    .orderBy('deadline_id')
    .limit(limit + 1)
  if (territory) rows = rows.where('territory_id', '=', territory)
  if (holderId) rows = rows.where('holder_id', '=', holderId)
  if (kind) rows = rows.where('kind', '=', kind)
  if (overdue) rows = rows.where('due_at', '<=', now)
  if (cursor) {
    const [dueAt, deadlineId] = decodeCursor(cursor, z.tuple([instant, id]))
    rows = rows.where((e) =>
      e(e.refTuple('due_at', 'deadline_id'), '>', e.tuple(new Date(dueAt), deadlineId)),
    )
  }
  const page = cutPage(await rows.execute(), limit, (row) => [row.due_at.toISOString(), row.deadline_id])
  return { items: page.items.map(viewOf), next: page.next }
}

function viewOf(row: DeadlineRow): z.infer<typeof deadline> {
  return {
    deadlineId: row.deadline_id,
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    urgency: row.urgency,
    kind: row.kind,
    dueAt: row.due_at.toISOString(),
    holderId: row.holder_id,
    step: stepOf(row),
  }
}

function stepOf(row: DeadlineRow): z.infer<typeof deadline>['step'] {
  if (row.escalated_at) return 'escalated'
  if (row.missed_at) return 'missed'
  return row.reminded_at ? 'reminded' : 'open'
}
