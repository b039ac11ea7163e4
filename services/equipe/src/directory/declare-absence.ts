import { date, id } from '@intarsi/contracts'
import { etag, type HttpApp, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import { entrustAll } from '../case-managers/entrust.ts'
import { standInForGone } from '../case-managers/stand-in-for-gone.ts'
import type { EquipeDeps } from '../deps.ts'
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
  .extend({
    delegateId: id.nullable().default(null).describe('Who sits in the équipes meanwhile'),
    moves: z
      .array(z.object({ caseManagerId: id, toPersonId: id }))
      .max(200)
      .default([])
      .describe('Whom households go to with it: all of them and the absence, or nothing'),
  })
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
        'Declare that somebody is away, and entrust their households; for the others the coordinator stands in',
      tags: ['directory'],
      params: z.object({ personId: id }),
      body: newAbsence,
      response: { 201: absence },
    },
    handler: async (request, reply) => {
      const { personId } = request.params
      await getPerson(deps.db, personId)
      authorizeInAny(request, await territoriesOfPerson(deps.db, personId))
      const { from, to, reason, delegateId, moves } = request.body
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            // Before it: who is away hands nothing over. With each move an absence is told, not which.
            await entrustAll(tx, request, { personId, reason: 'absence', moves })
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
