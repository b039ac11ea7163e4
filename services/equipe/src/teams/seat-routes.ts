import { id } from '@intarsi/contracts'
import { type HttpApp, problemOf } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { authorizeOn } from '../referrals/authorize-on.ts'
import type { EquipeTx } from '../schema.ts'
import { changeSeat, type SeatChange } from './change-seat.ts'
import { seatView, viewOfSeat } from './equipe-view.ts'
import { type LockedSeat, lockSeat } from './lock-seat.ts'

const tags = ['equipes']
const params = z.object({ seatId: id })
const words = z.string().trim().min(1).max(1000)
const code = z.string().regex(/^[a-z0-9-]{2,60}$/, 'a code: lower case, digits and hyphens')
const answers = { 200: seatView }

/** Who holds a seat answers for it; the case manager and the coordinator move the others. */
export function equipeSeatRoutes(deps: EquipeDeps, http: HttpApp): void {
  ownSeatRoutes(deps, http)
  managedSeatRoutes(deps, http)
}

function ownSeatRoutes(deps: EquipeDeps, http: HttpApp): void {
  const own = { action: 'case-manager.answer' } as const
  http.route({
    method: 'POST',
    url: '/seats/:seatId/acceptance',
    config: own,
    schema: { summary: 'Accept a seat in an équipe', tags, params, response: answers },
    handler: (request) => change(deps, request, holder, { command: 'accept', by: request.actor.personId }),
  })
  http.route({
    method: 'POST',
    url: '/seats/:seatId/refusal',
    config: own,
    schema: {
      summary: 'Decline or leave a seat: it is vacant, with the reason shown',
      tags,
      params,
      body: z.object({ reason: code }),
      response: answers,
    },
    handler: (request) =>
      change(deps, request, holder, { command: 'decline', by: request.actor.personId, ...request.body }),
  })
  http.route({
    method: 'POST',
    url: '/seats/:seatId/absence',
    config: own,
    schema: {
      summary: 'Be away from a seat, with a named delegate',
      tags,
      params,
      body: z.object({ delegateId: id.nullable() }),
      response: answers,
    },
    handler: (request) =>
      change(deps, request, holder, { command: 'leave', by: request.actor.personId, ...request.body }),
  })
  http.route({
    method: 'POST',
    url: '/seats/:seatId/return',
    config: own,
    schema: { summary: 'Be back in a seat', tags, params, response: answers },
    handler: (request) => change(deps, request, holder, { command: 'return', by: request.actor.personId }),
  })
  http.route({
    method: 'POST',
    url: '/seats/:seatId/engagement',
    config: own,
    schema: { summary: 'Take up a call', tags, params, response: answers },
    handler: (request) => change(deps, request, holder, { command: 'engage', by: request.actor.personId }),
  })
}

function managedSeatRoutes(deps: EquipeDeps, http: HttpApp): void {
  const managed = { action: 'equipe.manage' } as const
  const named = z.object({ reason: words, personId: id.optional().describe('Left out: the best candidate') })
  http.route({
    method: 'POST',
    url: '/seats/:seatId/replacement',
    config: managed,
    schema: {
      summary: 'Fill a seat, or put somebody else in it',
      tags,
      params,
      body: named,
      response: answers,
    },
    handler: (request) =>
      change(deps, request, manager, { command: 'replace', by: request.actor.personId, ...request.body }),
  })
  http.route({
    method: 'POST',
    url: '/seats/:seatId/call',
    config: managed,
    schema: { summary: 'Call an on-call seat, with a reason', tags, params, body: named, response: answers },
    handler: (request) =>
      change(deps, request, manager, { command: 'call', by: request.actor.personId, ...request.body }),
  })
  http.route({
    method: 'POST',
    url: '/seats/:seatId/release',
    config: managed,
    schema: { summary: 'End a call: the seat can be called again', tags, params, response: answers },
    handler: (request) => change(deps, request, manager, { command: 'release', by: request.actor.personId }),
  })
}

type SeatRequest = FastifyRequest<{ Params: { seatId: string } }>
type Ask = (tx: EquipeTx, request: SeatRequest, found: LockedSeat) => Promise<void>

async function holder(_tx: EquipeTx, request: SeatRequest, { referral, seat }: LockedSeat): Promise<void> {
  const personIds = [seat.person_id, seat.delegate_id].filter((person) => person !== null)
  request.authorize({ territory: referral.territory, personIds })
}

async function manager(tx: EquipeTx, request: SeatRequest, { referral }: LockedSeat): Promise<void> {
  await authorizeOn(tx, request, referral)
}

async function change(deps: EquipeDeps, request: SeatRequest, ask: Ask, command: SeatChange) {
  return await deps.unitOfWork(async (tx) => {
    const found = await lockSeat(tx, request.params.seatId)
    await ask(tx, request, found)
    const outcome = await changeSeat(tx, found.seat, command)
    if (!outcome.ok) throw problemOf(outcome)
    return viewOfSeat(outcome.seat)
  }, request.cause)
}
