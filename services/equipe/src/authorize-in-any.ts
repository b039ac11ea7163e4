import type { Resource } from '@intarsi/access'
import type { Territory } from '@intarsi/contracts'
import type { FastifyRequest } from 'fastify'

/** A person, or a body, may belong to several territories: the right in one of them is enough. Throws a 403 problem. */
export function authorizeInAny(
  request: FastifyRequest,
  territories: readonly Territory[],
  resource: Omit<Resource, 'territory'> = {},
): void {
  const { action } = request.routeOptions.config
  if (!action || action === 'public') throw new Error('A public route asks for no right.')
  const allowed = territories.some((territory) => request.may(action, { ...resource, territory }).allow)
  if (!allowed) request.authorize(resource)
}
