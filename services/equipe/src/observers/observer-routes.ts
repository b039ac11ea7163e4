import { areaSchema, id, instant } from '@intarsi/contracts'
import { type HttpApp, problemOf, withIdempotency } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { authorizeOn } from '../referrals/authorize-on.ts'
import type { EquipeTx } from '../schema.ts'
import type { ObserverRow } from '../teams/tables.ts'
import { decideObserver, type ObserverCommand } from './decide-observer.ts'
import { makeLink } from './observation-link.ts'
import { observationBody, observationView, viewOfObservation } from './observation-view.ts'
import { type FoundObserver, lockObserver } from './observer-rows.ts'
import { receiveObservation } from './receive-observation.ts'

const tags = ['observers']
const params = z.object({ observerId: id })

/** An observer has a name and a contact, which stay with who manages the équipe. */
const observerView = z.object({
  observerId: id,
  role: z.string(),
  area: areaSchema,
  name: z.string(),
  contact: z.string(),
  state: z.enum(['invited', 'active', 'ended']),
  referentId: id,
})

export function observerRoutes(deps: EquipeDeps, http: HttpApp): void {
  commandRoute(deps, http, {
    command: 'activate',
    path: 'activation',
    summary: 'The observer agreed: active from now on',
  })
  commandRoute(deps, http, {
    command: 'end',
    path: 'end',
    summary: 'The observer says nothing more: links stop working',
  })
  linkRoute(deps, http)
  dictateRoute(deps, http)
}

type CommandRoute = { command: ObserverCommand; path: string; summary: string }

function commandRoute(deps: EquipeDeps, http: HttpApp, { command, path, summary }: CommandRoute): void {
  http.route({
    method: 'POST',
    url: `/observers/:observerId/${path}`,
    config: { action: 'equipe.manage' },
    schema: { summary, tags, params, response: { 200: observerView } },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const { observerId } = request.params as z.infer<typeof params>
        const { observer } = await openObserver(tx, request, observerId)
        return viewOfObserver(await moveObserver(tx, observer, command))
      }, request.cause),
  })
}

async function moveObserver(tx: EquipeTx, observer: ObserverRow, command: ObserverCommand) {
  const decided = decideObserver(observer.state, command)
  if (!decided.ok) throw problemOf(decided)
  const [state] = decided.facts
  if (!state) throw new Error(`${command} leads nowhere`)
  if (command === 'end')
    await tx.trx
      .updateTable('observation_link')
      .set({ expires_at: tx.now })
      .where('observer_id', '=', observer.observer_id)
      .where('used_at', 'is', null)
      .execute()
  return await tx.trx
    .updateTable('equipe_observer')
    .set({ state, ...(command === 'end' ? { ended_at: tx.now } : { activated_at: tx.now }) })
    .where('observer_id', '=', observer.observer_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

function linkRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/observers/:observerId/links',
    config: { action: 'observation.record' },
    schema: {
      summary: 'Make a link that the observer uses once, without an account, within two weeks',
      tags,
      params,
      response: { 201: z.object({ token: z.string().describe('Shown this once'), expiresAt: instant }) },
    },
    handler: async (request, reply) => {
      const made = await deps.unitOfWork(async (tx) => {
        const found = await openObserver(tx, request, request.params.observerId)
        return await makeLink(tx, found, request.actor.personId)
      }, request.cause)
      return reply.status(201).send({ token: made.token, expiresAt: made.expiresAt.toISOString() })
    },
  })
}

function dictateRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/observers/:observerId/observations',
    config: { action: 'observation.record', idempotent: true },
    schema: {
      summary: 'Write down what the observer dictates',
      tags,
      params,
      body: observationBody,
      response: { 201: observationView },
    },
    handler: async (request, reply) => {
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const found = await openObserver(tx, request, request.params.observerId)
            const by = request.actor.personId
            const row = await receiveObservation(tx, found, { ...request.body, how: 'dictated', by })
            return { status: 201 as const, body: viewOfObservation(row) }
          }),
        request.cause,
      )
      return reply.status(answer.status).send(answer.body)
    },
  })
}

async function openObserver(
  tx: EquipeTx,
  request: FastifyRequest,
  observerId: string,
): Promise<FoundObserver> {
  const found = await lockObserver(tx, observerId)
  await authorizeOn(tx, request, found.referral)
  return found
}

function viewOfObserver(row: ObserverRow): z.infer<typeof observerView> {
  return {
    observerId: row.observer_id,
    role: row.role,
    area: row.area,
    name: row.name,
    contact: row.contact,
    state: row.state,
    referentId: row.referent_id,
  }
}
