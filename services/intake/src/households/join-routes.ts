import { householdJoined, householdSplit, id, instant } from '@intarsi/contracts'
import { type HttpApp, problemOf, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import type { IntakeTx } from '../schema.ts'
import { shareConflicts } from './conflicts.ts'
import { authorizeHousehold } from './duplicate-routes.ts'
import { decideJoin, decideSplit, type Joining } from './join-household.ts'

const params = z.object({ householdId: id })
const joined = z.object({ householdId: id, survivingHouseholdId: id, joinedAt: instant, splitUntil: instant })
const split = z.object({ householdId: id, formerSurvivingHouseholdId: id, splitAt: instant })

export function joinRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/households/:householdId/join',
    config: { action: 'household.join', idempotent: true },
    schema: {
      summary:
        'Two households are one: this one is spoken of by the other id from now on; undone within 30 days',
      tags: ['households'],
      params,
      body: z.object({ survivingHouseholdId: id }),
      response: { 200: joined },
    },
    handler: async (request) => {
      const { householdId } = request.params
      const { survivingHouseholdId } = request.body
      // A person who joins two must have the right to both.
      await authorizeHousehold(deps.db, request, householdId)
      await authorizeHousehold(deps.db, request, survivingHouseholdId)
      const by = request.actor.personId
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const body = await join(deps, tx, { householdId, survivingHouseholdId, by })
            return { status: 200 as const, body }
          }),
        request.cause,
      )
      return answer.body
    },
  })
}

async function join(
  deps: IntakeDeps,
  tx: IntakeTx,
  asked: { householdId: string; survivingHouseholdId: string; by: string },
) {
  await lockBoth(tx, asked.householdId, asked.survivingHouseholdId)
  const active = await joinsOf(tx, [asked.householdId, asked.survivingHouseholdId])
  const { territory_id } = await territoryOf(tx, asked.householdId)
  const splitWithinDays = deps.rules.splitWithinDays(territory_id)
  const decision = decideJoin(asked, active, { now: tx.now, splitWithinDays })
  if (!decision.ok) throw problemOf(decision)
  const [fact] = decision.facts
  if (!fact) throw new Error('A join that was accepted has its fact.')
  await tx.trx
    .insertInto('household_join')
    .values({
      join_id: deps.newId(),
      household_id: fact.householdId,
      territory_id,
      surviving_id: fact.survivingHouseholdId,
      joined_by: asked.by,
      joined_at: tx.now,
      split_until: new Date(fact.splitUntil),
      split_by: null,
      split_at: null,
    })
    .execute()
  await shareConflicts(tx, [asked.householdId, asked.survivingHouseholdId])
  await tx.announce(householdJoined, asked.householdId, {
    ...fact,
    joinedBy: asked.by,
    territory: territory_id,
  })
  return fact
}

async function territoryOf(tx: IntakeTx, householdId: string) {
  return await tx.trx
    .selectFrom('household')
    .select('territory_id')
    .where('household_id', '=', householdId)
    .executeTakeFirstOrThrow()
}

export function splitRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/households/:householdId/split',
    config: { action: 'household.join', idempotent: true },
    schema: {
      summary: 'A join was a mistake: within 30 days this household stands for itself again',
      tags: ['households'],
      params,
      response: { 200: split },
    },
    handler: async (request) => {
      const { householdId } = request.params
      await authorizeHousehold(deps.db, request, householdId)
      const by = request.actor.personId
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => ({
            status: 200 as const,
            body: await splitHousehold(tx, householdId, by),
          })),
        request.cause,
      )
      return answer.body
    },
  })
}

async function splitHousehold(tx: IntakeTx, householdId: string, by: string) {
  await tx.lock('intake.households', householdId)
  const [active] = await joinsOf(tx, [householdId])
  const decision = decideSplit(active, tx.now)
  if (!decision.ok) throw problemOf(decision)
  const [fact] = decision.facts
  if (!fact) throw new Error('A split that was accepted has its fact.')
  await tx.trx
    .updateTable('household_join')
    .set({ split_at: tx.now, split_by: by })
    .where('household_id', '=', householdId)
    .where('split_at', 'is', null)
    .execute()
  const { territory_id: territory } = await territoryOf(tx, householdId)
  await tx.announce(householdSplit, householdId, { ...fact, splitBy: by, territory })
  return fact
}

/** Two of one kind are locked in the order of their ids, so that two joins cannot wait for each other. */
async function lockBoth(tx: IntakeTx, one: string, other: string): Promise<void> {
  for (const householdId of [one, other].sort()) await tx.lock('intake.households', householdId)
}

async function joinsOf(tx: IntakeTx, ids: string[]): Promise<Joining[]> {
  const rows = await tx.trx
    .selectFrom('household_join')
    .select(['household_id', 'surviving_id', 'split_until'])
    .where('household_id', 'in', ids)
    .where('split_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    householdId: row.household_id,
    survivingHouseholdId: row.surviving_id,
    splitUntil: row.split_until,
  }))
}
