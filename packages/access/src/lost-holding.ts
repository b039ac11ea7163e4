import type { Action } from './actions.ts'
import { type Actor, decide, type Resource } from './decide.ts'

/**
 * A role that a person held for one household, and since when no more. `passedTo`: whose it is where nobody holds the
 * role any more (after a closing, whom its plan names).
 */
export type FormerHolding = { role: 'preparer' | 'case-manager'; since: Date; passedTo?: string | null }

/** Who holds it now, as the resource says, or whom it passed to; empty: nobody. */
export type LostHolding = Omit<FormerHolding, 'passedTo'> & { holderIds: string[] }

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
  if (!lost) return undefined
  const { role, since, passedTo } = lost
  const holding = resource.holders?.[role] ?? []
  const others = passedTo && passedTo !== actor.personId ? [passedTo] : []
  return { role, since, holderIds: holding.length === 0 ? others : holding }
}

function heldBy({ personId }: Actor, role: FormerHolding['role'], resource: Resource): Resource {
  return { ...resource, holders: { ...resource.holders, [role]: [personId] } }
}
