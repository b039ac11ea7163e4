import type { Action } from './actions.ts'
import { type Actor, decide, type Resource } from './decide.ts'

/** A role that a person held for one household, and since when no more. */
export type FormerHolding = { role: 'preparer' | 'case-manager'; since: Date }

/** Who holds it now, as the resource says; empty: nobody. */
export type LostHolding = FormerHolding & { holderIds: string[] }

type Asked = { actor: Actor; action: Action; resource: Resource }

/**
 * The first of a person's former holdings with which the action would still be allowed. Undefined: it is allowed, or
 * refused for something else. Pure.
 */
export function lostHolding(asked: Asked, former: readonly FormerHolding[]): LostHolding | undefined {
  const { actor, action, resource } = asked
  const answer = decide(actor, action, resource)
  if (answer.allow || answer.code !== 'forbidden') return undefined
  const lost = former.find(({ role }) => decide(actor, action, heldBy(actor, role, resource)).allow)
  return lost && { ...lost, holderIds: resource.holders?.[lost.role] ?? [] }
}

function heldBy({ personId }: Actor, role: FormerHolding['role'], resource: Resource): Resource {
  return { ...resource, holders: { ...resource.holders, [role]: [personId] } }
}
