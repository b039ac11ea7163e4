import { type FormerHolding, type LostHolding, lostHolding, type Resource } from '@intarsi/access'
import type { FastifyRequest } from 'fastify'
import { type ProblemError, problem } from './problem.ts'

/**
 * Asks the right of a command's route. Who had it by a role held for the household hears who holds that now, and since
 * when they do not (409 `holder-replaced`), as a replaced chair does; else it throws the 403 problem. `formerOf` is
 * asked of who is refused alone.
 */
export async function authorizeHolder(
  request: FastifyRequest,
  resource: Resource,
  formerOf: (personId: string) => Promise<readonly FormerHolding[]>,
): Promise<void> {
  const { action } = request.routeOptions.config
  if (!action || action === 'public') throw new Error('A public route asks for no right.')
  const { actor } = request
  if (!request.may(action, resource).allow) {
    const lost = lostHolding({ actor, action, resource }, await formerOf(actor.personId))
    if (lost) throw replaced(lost, actor.personId)
  }
  request.authorize(resource)
}

function replaced({ role, holderIds, since }: LostHolding, personId: string): ProblemError {
  const day = since.toISOString()
  const detail = `You are the ${role} of this household no more since ${day}.`
  return problem(409, 'holder-replaced', detail, { personId, role, holderIds, since: day })
}
