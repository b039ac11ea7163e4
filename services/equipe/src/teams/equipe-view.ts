import { areaSchema, id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { EquipeTx } from '../schema.ts'
import { listSeats } from './announce-equipe.ts'
import type { EquipeRow, EquipeSeatRow } from './tables.ts'

const SEAT_STATES = [
  'open',
  'proposed',
  'active',
  'away',
  'ended',
  'available',
  'called',
  'engaged',
  'released',
] as const

export const seatView = z.object({
  seatId: id,
  key: z.string(),
  role: z.string(),
  areas: z.array(areaSchema),
  onCall: z.boolean(),
  state: z.enum(SEAT_STATES),
  personId: id.nullable(),
  delegateId: id.nullable(),
  vacancyReason: z.string().nullable(),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()).describe('Why this person, or that a call is suggested'),
  facts: z.array(z.string()).describe('Facts of the handbook that ask for the seat'),
  since: instant,
})

/** The whole équipe: seats filled and vacant, who is told, who observes. */
export const equipeView = z.object({
  equipeId: id,
  picId: id,
  territory: territorySchema,
  kind: z.enum(['standing', 'per-household', 'level-1', 'level-2', 'steering', 'extended']),
  state: z.enum(['forming', 'operating', 'operating-with-vacancy', 'dissolved']),
  belowAll13: z.boolean().describe('No social worker or no reception expert, and no fact says otherwise'),
  formedAt: instant,
  version: z.number().int(),
  seats: z.array(seatView),
  collaborators: z.array(z.object({ role: z.string(), personId: id.nullable(), told: z.boolean() })),
  observers: z.array(
    z.object({
      observerId: id,
      role: z.string(),
      area: areaSchema,
      state: z.enum(['invited', 'active', 'ended']),
    }),
  ),
})

export async function viewOfEquipe(tx: EquipeTx, equipe: EquipeRow): Promise<z.infer<typeof equipeView>> {
  const { equipe_id: equipeId } = equipe
  const collaborators = await tx.trx
    .selectFrom('equipe_collaborator')
    .select(['role', 'person_id as personId', 'told'])
    .where('equipe_id', '=', equipeId)
    .execute()
  const observers = await tx.trx
    .selectFrom('equipe_observer')
    .select(['observer_id as observerId', 'role', 'area', 'state'])
    .where('equipe_id', '=', equipeId)
    .execute()
  return {
    equipeId,
    picId: equipe.pic_id,
    territory: equipe.territory_id,
    kind: equipe.kind,
    state: equipe.state,
    belowAll13: equipe.below_all13,
    formedAt: equipe.formed_at.toISOString(),
    version: equipe.version,
    seats: (await listSeats(tx, equipeId)).map(viewOfSeat),
    collaborators,
    observers,
  }
}

export function viewOfSeat(seat: EquipeSeatRow): z.infer<typeof seatView> {
  return {
    seatId: seat.seat_id,
    key: seat.key,
    role: seat.role,
    areas: seat.areas,
    onCall: seat.on_call,
    state: seat.state,
    personId: seat.person_id,
    delegateId: seat.delegate_id,
    vacancyReason: seat.vacancy_reason,
    runnerUpId: seat.runner_up_id,
    reasons: seat.reasons,
    facts: seat.facts,
    since: seat.since.toISOString(),
  }
}
