import { areaSchema, id, territorySchema, urgency } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { loadReferral } from '../referrals/referral.ts'
import { referralNotFound } from '../referrals/run-referral-command.ts'
import type { EquipeTx } from '../schema.ts'
import { compositionOf } from '../tables/item-view.ts'
import { compositionView } from '../tables/meeting-views.ts'

const asked = z.object({
  referralNumber: z.string(),
  territory: territorySchema,
  urgency,
  composition: compositionView.omit({ needs: true }),
  seats: z.array(z.object({ seatId: id, role: z.string(), areas: z.array(areaSchema) })),
  caseManager: z
    .object({
      caseManagerId: id,
      role: z.string(),
      accepts: z.boolean().describe('Whether the person’s own word confirms it now; else the table’s does'),
      version: z.number().int(),
    })
    .nullable(),
})

/**
 * What somebody is asked to take on for a household and has not answered. Until they accept they have no part in its
 * case (`referral-and-states.md` section 3.5): no name, no level, nothing of the scheda. A 404 problem where nothing is
 * asked of who asks.
 */
export function showAskedRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/asked',
    config: { action: 'case-manager.answer' },
    schema: {
      summary: 'What you are asked to take on for a household, and have not answered',
      tags: ['equipes'],
      params: z.object({ referralId: id }),
      response: { 200: asked },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const { referralId } = request.params
        const { personId } = request.actor
        const referral = await loadReferral(tx, referralId)
        if (!referral) throw referralNotFound()
        const { row, territory } = referral
        request.authorize({ territory, personIds: [personId] })
        const [seats, manager] = [
          await proposedSeats(tx, referralId, personId),
          await proposedManager(tx, referralId, personId),
        ]
        if (seats.length === 0 && !manager)
          throw problem(404, 'nothing-asked', 'Nothing is asked of you for this household.')
        return {
          referralNumber: row.referral_number,
          territory,
          urgency: row.urgency,
          composition: compositionOf(row.facts),
          seats,
          caseManager: manager,
        }
      }, request.cause),
  })
}

async function proposedSeats({ trx }: EquipeTx, referralId: string, personId: string) {
  return await trx
    .selectFrom('equipe_seat')
    .innerJoin('equipe', 'equipe.equipe_id', 'equipe_seat.equipe_id')
    .select(['seat_id as seatId', 'role', 'areas'])
    .where('equipe.referral_id', '=', referralId)
    .where('person_id', '=', personId)
    .where('equipe_seat.state', '=', 'proposed')
    .orderBy('seat_id')
    .execute()
}

async function proposedManager({ trx }: EquipeTx, referralId: string, personId: string) {
  const row = await trx
    .selectFrom('case_manager')
    .select(['case_manager_id', 'role', 'mode', 'pic_id', 'version'])
    .where('referral_id', '=', referralId)
    .where('person_id', '=', personId)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  if (!row) return null
  const accepts = row.mode === 'by-person' && row.pic_id !== null
  return { caseManagerId: row.case_manager_id, role: row.role, accepts, version: row.version }
}
