import { areaSchema, id } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { seatsFor } from '@intarsi/territories'
import * as z from 'zod'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { previewPerson } from '../choice/choose-person.ts'
import type { EquipeDeps } from '../deps.ts'
import { loadReferral, type Referral } from '../referrals/referral.ts'
import { referralParams } from '../referrals/referral-summary.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import { referralNotFound } from '../referrals/run-referral-command.ts'
import { contextOf } from '../routing/choose-place.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { fillSeat, rolesOf } from './fill-seat.ts'

const proposedSeat = z.object({
  key: z.string(),
  role: z.string(),
  areas: z.array(areaSchema),
  mode: z.enum(['always', 'when', 'on-call']),
  needed: z.boolean().describe('On call: a call is suggested'),
  undecidable: z.array(z.string()).describe('Fields not assessed, for which the seat waits'),
  facts: z.array(z.string()),
  personId: id.nullable().describe('Null: on call, not needed, or nobody has room'),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
})
type ProposedSeat = z.infer<typeof proposedSeat>

/** The équipe that an admission would compose now, for the table that decides on it. */
export function proposeEquipeRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/equipe-proposal',
    config: { action: 'equipe.read' },
    schema: {
      summary: 'The équipe an admission would form today, with the runner-up of each seat; nobody is taken',
      tags: ['equipes'],
      params: referralParams,
      response: { 200: z.object({ kind: z.string(), seats: z.array(proposedSeat) }) },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const referral = await loadReferral(tx, request.params.referralId)
        if (!referral) throw referralNotFound()
        request.authorize(await resourceOf(tx, referral))
        return await proposeEquipe(tx, referral)
      }, request.cause),
  })
}

export async function proposeEquipe(tx: EquipeTx, referral: Referral) {
  const plan = seatsFor(profileOf(referral), referral.row.facts, contextOf(referral, tx.now))
  const managers = await listActive(tx, referral.householdId)
  const personId = managers.find(({ seat }) => seat === 'case-manager')?.person_id
  const caseManager = personId ? { personId, roles: await rolesOf(tx, referral, personId) } : null
  const taken = new Set<string>()
  const seats: ProposedSeat[] = []
  for (const seat of plan.seats) {
    const asked = seat.needed && seat.mode !== 'on-call'
    const filled = asked
      ? await fillSeat(tx, referral, { seat, caseManager, taken, choose: previewPerson })
      : { personId: null, runnerUpId: null, reasons: [] }
    if (filled.personId) taken.add(filled.personId)
    const { personId: chosen, runnerUpId, reasons } = filled
    seats.push({ ...seat, personId: chosen, runnerUpId, reasons })
  }
  return { kind: plan.equipeKind, seats }
}
