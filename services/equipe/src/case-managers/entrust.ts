import { ProblemError, problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { EquipeTx } from '../schema.ts'
import { lockCaseManager, refOfRow } from './case-manager-rows.ts'
import { giveSeat } from './give-seat.ts'
import { startHandOver } from './hand-over.ts'

/** From whom households go, and why. */
export type Entrusting = { personId: string; reason: string }
export type Move = { caseManagerId: string; toPersonId: string }

/**
 * One household goes to somebody else: a proposal changes hands, a confirmed case manager starts a hand-over. Throws a
 * problem: 404 for a seat that is not this person's, 403 for one of another territory, 409 for whom it cannot go to.
 */
export async function entrust(
  tx: EquipeTx,
  request: FastifyRequest,
  { caseManagerId, toPersonId, personId, reason }: Entrusting & Move,
): Promise<void> {
  const row = await lockCaseManager(tx, caseManagerId)
  if (!row || row.person_id !== personId) throw problem(404, 'case-manager-not-found', 'No such seat.')
  const may = request.may('directory.manage', { territory: row.territory_id })
  if (!may.allow) throw problem(403, may.code, may.detail)
  const by = request.actor.personId
  if (row.state === 'proposed') {
    const gift = { referral: refOfRow(row), seat: row.seat, personId: toPersonId, picId: row.pic_id }
    await giveSeat(tx, { ...gift, by, reason })
    return
  }
  const started = await startHandOver(tx, row, { toPersonId, by, reason })
  if (!started.ok) throw problem(409, started.code, started.detail)
}

/** All of the moves or, where one cannot be, none: a 409 names it by its `caseManagerId`, with the code of why. */
export async function entrustAll(
  tx: EquipeTx,
  request: FastifyRequest,
  { moves, ...from }: Entrusting & { moves: readonly Move[] },
): Promise<void> {
  await lockHouseholds(tx, moves)
  // People after households, and they too in one order: two commands never wait for each other.
  for (const move of moves.toSorted((one, other) => (one.toPersonId < other.toPersonId ? -1 : 1))) {
    try {
      await entrust(tx, request, { ...from, ...move })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      throw problem(409, error.code, error.message, { caseManagerId: move.caseManagerId })
    }
  }
}

/** In the order in which every command that is about several households locks them. */
async function lockHouseholds(tx: EquipeTx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const ids = moves.map(({ caseManagerId }) => caseManagerId)
  const rows = await tx.trx
    .selectFrom('case_manager')
    .select('household_id')
    .where('case_manager_id', 'in', ids)
    .execute()
  const households = [...new Set(rows.map((row) => row.household_id))].sort()
  for (const householdId of households) await tx.lock('equipe.households', householdId)
}
