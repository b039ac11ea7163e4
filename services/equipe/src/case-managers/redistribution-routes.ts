import { date, id, territorySchema } from '@intarsi/contracts'
import { type HttpApp, ProblemError } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import type { EquipeDeps } from '../deps.ts'
import { getPerson, territoriesOfPerson } from '../directory/find-person.ts'
import type { EquipeTx } from '../schema.ts'
import { entrust } from './entrust.ts'
import { proposeRedistribution, type Redistribution } from './redistribute.ts'

const params = z.object({ personId: id })
const tags = ['case-managers']
const proposal = z.object({
  caseManagerId: id,
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  seat: z.enum(['case-manager', 'liaison']),
  state: z.enum(['proposed', 'confirmed', 'handing-over']),
  toPersonId: id.nullable().describe('Null: nobody has room; the coordinator stands in'),
  reasons: z.array(z.string()).describe('Why this person and not the next one, or why nobody'),
  candidates: z.array(
    z.object({ personId: id, load: z.number(), cap: z.number(), obstacle: z.string().nullable() }),
  ),
})

function viewOf({ row, toPersonId, reasons, candidates }: Redistribution): z.infer<typeof proposal> {
  return {
    caseManagerId: row.case_manager_id,
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    seat: row.seat,
    state: row.state as 'proposed' | 'confirmed' | 'handing-over',
    toPersonId,
    reasons,
    candidates: candidates.map(({ personId, load, cap, obstacle }) => ({ personId, load, cap, obstacle })),
  }
}

export function showRedistributionRoute({ db, unitOfWork }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/people/:personId/redistribution',
    config: { action: 'directory.manage' },
    schema: {
      summary: "Whom a person's households would go to, solved for all of them together",
      tags,
      params,
      querystring: z.object({
        on: date.optional().describe('From which day: who is away then is not proposed; today'),
      }),
      response: { 200: z.object({ items: z.array(proposal) }) },
    },
    handler: async (request) => {
      const { personId } = request.params
      await getPerson(db, personId)
      authorizeInAny(request, await territoriesOfPerson(db, personId))
      const territories = request.territories()
      const { on } = request.query
      const propose = (tx: EquipeTx) => proposeRedistribution(tx, { personId, territories, on })
      return { items: (await unitOfWork(propose, request.cause)).map(viewOf) }
    },
  })
}

const move = z.object({ caseManagerId: id, toPersonId: id })
const applied = z.object({ caseManagerId: id, ok: z.boolean(), code: z.string().nullable() })

/** Each household in a transaction of its own: one that cannot move does not hold the others. */
export function applyRedistributionRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/people/:personId/redistribution',
    config: { action: 'directory.manage' },
    schema: {
      summary: 'Apply a redistribution: proposals change hands, confirmed case managers start a hand-over',
      tags,
      params,
      body: z.object({ reason: z.string().trim().min(3).max(200), moves: z.array(move).min(1).max(200) }),
      response: { 200: z.object({ items: z.array(applied) }) },
    },
    handler: async (request) => {
      const { personId } = request.params
      authorizeInAny(request, await territoriesOfPerson(deps.db, personId))
      const items: z.infer<typeof applied>[] = []
      const { moves, reason } = request.body
      for (const one of moves) items.push(await applyMove(deps, request, { ...one, personId, reason }))
      return { items }
    },
  })
}

type Applying = z.infer<typeof move> & { personId: string; reason: string }

async function applyMove({ unitOfWork }: EquipeDeps, request: FastifyRequest, one: Applying) {
  try {
    await unitOfWork((tx) => entrust(tx, request, one), request.cause)
    return { caseManagerId: one.caseManagerId, ok: true, code: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { caseManagerId: one.caseManagerId, ok: false, code: error.code }
  }
}
