import { areaSchema, id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { ApiProblem } from './problem.ts'

const seat = z.object({
  seatId: id,
  key: z.string(),
  role: z.string(),
  areas: z.array(areaSchema),
  onCall: z.boolean(),
  state: z.enum([
    'open',
    'proposed',
    'active',
    'away',
    'ended',
    'available',
    'called',
    'engaged',
    'released',
  ]),
  personId: id.nullable(),
  delegateId: id.nullable(),
  vacancyReason: z.string().nullable(),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
  since: instant,
})
export type Seat = z.infer<typeof seat>

const equipe = z.object({
  equipeId: id,
  kind: z.string(),
  state: z.enum(['forming', 'operating', 'operating-with-vacancy', 'dissolved']),
  belowAll13: z.boolean(),
  formedAt: instant,
  seats: z.array(seat),
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
export type Equipe = z.infer<typeof equipe>

/** The household's équipe; null when it has none yet, or the person may not read it. */
export async function findEquipe({ equipe: service }: Callers, picId: string): Promise<Equipe | null> {
  try {
    return await service.get(`/presa-in-carico/${picId}/equipe`, equipe)
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 403)) return null
    throw error
  }
}

const nothing = z.looseObject({})

export type SeatStep =
  | 'acceptance'
  | 'refusal'
  | 'absence'
  | 'return'
  | 'engagement'
  | 'replacement'
  | 'call'
  | 'release'

export async function moveSeat({ equipe: service }: Callers, seatId: string, step: SeatStep, body?: unknown) {
  await service.call('POST', `/seats/${seatId}/${step}`, nothing, body === undefined ? {} : { body })
}
