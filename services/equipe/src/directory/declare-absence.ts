import { date, id } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import { standInForGone } from '../case-managers/stand-in-for-gone.ts'
import type { EquipeDeps } from '../deps.ts'
import { requireVersion } from '../require-version.ts'
import { getPerson, territoriesOfPerson } from './find-person.ts'

const absence = z.object({
  absenceId: id,
  personId: id,
  from: date,
  to: date.nullable(),
  reason: z.enum(['leave', 'illness', 'parental', 'other']),
  version: z.number().int(),
})
const newAbsence = absence
  .omit({ absenceId: true, personId: true, version: true })
  .extend({ delegateId: id.nullable().default(null).describe('Who sits in the équipes meanwhile') })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    error: 'must not be before the first day',
  })

export function declareAbsenceRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/people/:personId/absences',
    config: { action: 'directory.manage', idempotent: true },
    schema: {
      summary:
        'Declare that somebody is away: no new task, and the coordinator stands in for their households',
      tags: ['directory'],
      params: z.object({ personId: id }),
      body: newAbsence,
      response: { 201: absence },
    },
    handler: async (request, reply) => {
      const { personId } = request.params
      await getPerson(deps.db, personId)
      authorizeInAny(request, await territoriesOfPerson(deps.db, personId))
      const { from, to, reason, delegateId } = request.body
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const row = await tx.trx
              .insertInto('absence')
              .values({
                person_id: personId,
                from_on: from,
                to_on: to,
                reason,
                delegate_id: delegateId,
                declared_by: request.actor.personId,
                version: 1,
              })
              .returning('absence_id')
              .executeTakeFirstOrThrow()
            const body = { absenceId: row.absence_id, personId, from, to, reason, version: 1 }
            return { status: 201 as const, body }
          }),
        request.cause,
      )
      await standInForGone(deps, personId)
      etag(reply, answer.body.version)
      return reply.status(answer.status).send(answer.body)
    },
  })
}

export function cancelAbsenceRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/absences/:absenceId/cancel',
    config: { action: 'directory.manage' },
    schema: {
      summary: 'Cancel an absence: the person is there',
      tags: ['directory'],
      params: z.object({ absenceId: id }),
      response: { 200: absence.pick({ absenceId: true, version: true }) },
    },
    handler: async (request, reply) => {
      const { absenceId } = request.params
      const known = await findAbsence(deps, absenceId)
      authorizeInAny(request, await territoriesOfPerson(deps.db, known.person_id))
      requireVersion(ifMatch(request), known.version)
      const version = known.version + 1
      const { numUpdatedRows } = await deps.db
        .updateTable('absence')
        .set({ cancelled_at: deps.clock.now(), version })
        .where('absence_id', '=', absenceId)
        .where('version', '=', known.version)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw problem(412, 'stale-version', 'This absence was changed just now.')
      await standInForGone(deps, known.person_id)
      etag(reply, version)
      return { absenceId, version }
    },
  })
}

async function findAbsence({ db }: EquipeDeps, absenceId: string) {
  const row = await db
    .selectFrom('absence')
    .selectAll()
    .where('absence_id', '=', absenceId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'absence-not-found', 'There is no such absence.')
  return row
}
