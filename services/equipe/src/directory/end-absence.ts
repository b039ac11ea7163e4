import { date, id } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem, problemOf } from '@intarsi/http'
import { accept, type Decision, reject } from '@intarsi/kernel'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import { standInForGone } from '../case-managers/stand-in-for-gone.ts'
import type { EquipeDeps } from '../deps.ts'
import { requireVersion } from '../require-version.ts'
import { addDays, romeDay } from '../rome-time.ts'
import { territoriesOfPerson } from './find-person.ts'

type Absence = { from_on: string; to_on: string | null; cancelled_at: Date | null }

/** What becomes of an absence that ends: `to` null, it never was; else its last day. */
type Ending = { to: string | null }

/** The person is there from today: one that has begun had its last day yesterday, any other never was. Pure. */
export function decideEnding(
  { from_on, to_on, cancelled_at }: Absence,
  today: string,
): Decision<Ending, 'absence-over'> {
  if (cancelled_at || (to_on !== null && to_on < today))
    return reject('absence-over', 'This absence is over.')
  return accept({ to: from_on < today ? addDays(today, -1) : null })
}

export function cancelAbsenceRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/absences/:absenceId/cancel',
    config: { action: 'directory.manage' },
    schema: {
      summary: 'End an absence: the person is there from today; one still to come is taken away',
      tags: ['directory'],
      params: z.object({ absenceId: id }),
      response: {
        200: z.object({
          absenceId: id,
          to: date
            .nullable()
            .describe('Its last day; null: it had not begun before today, and is taken away'),
          version: z.number().int(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { absenceId } = request.params
      const known = await findAbsence(deps, absenceId)
      authorizeInAny(request, await territoriesOfPerson(deps.db, known.person_id))
      requireVersion(ifMatch(request), known.version)
      const now = deps.clock.now()
      const decision = decideEnding(known, romeDay(now))
      if (!decision.ok) throw problemOf(decision)
      const version = known.version + 1
      const to = decision.facts[0]?.to ?? null
      const { numUpdatedRows } = await deps.db
        .updateTable('absence')
        .set({ ...(to === null ? { cancelled_at: now } : { to_on: to }), version })
        .where('absence_id', '=', absenceId)
        .where('version', '=', known.version)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw problem(412, 'stale-version', 'This absence was changed just now.')
      await standInForGone(deps, known.person_id)
      etag(reply, version)
      return { absenceId, to, version }
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
