import type { RoleGrant } from './decide.ts'

/** A role that ended, and when. */
export type FormerGrant = RoleGrant & { until: string }

type Before = { roles: readonly RoleGrant[]; formerRoles: readonly FormerGrant[] }

/**
 * The roles a person had and has no more, the last ended first. What is given again is not former any more. Pure.
 * `at`: when the roles became what they are now.
 */
export function formerGrants(before: Before, roles: readonly RoleGrant[], at: string): FormerGrant[] {
  const isGone = (grant: RoleGrant) => !roles.some((one) => isSame(one, grant))
  const ended = before.roles.filter(isGone).map((grant) => ({ ...grant, until: endOf(grant, at) }))
  return [...ended, ...before.formerRoles.filter(isGone)]
}

/** What ended by itself ended then, however late it is told. */
function endOf({ untilOn }: RoleGrant, at: string): string {
  return untilOn && untilOn < at ? untilOn : at
}

function isSame(one: RoleGrant, other: RoleGrant): boolean {
  return one.role === other.role && one.territory === other.territory && one.tableId === other.tableId
}
