import type { Territory } from '@intarsi/contracts'
import { TERRITORIES } from '@intarsi/contracts'
import type { Action } from './actions.ts'
import type { FormerGrant } from './former-grants.ts'
import type { Role, Rule } from './rules.ts'
import { HELD, IDENTITY_READS, PERSONAL, RULES } from './rules.ts'

export type RoleGrant = {
  role: string
  /** Null: every territory. */
  territory: Territory | null
  tableId: string | null
  healthRole: boolean
  /** Its last day, where it ends by itself. */
  untilOn?: string
}

/** Who asks: the token proves the subject, the service's own copy of rights says the rest. */
export type Actor = {
  personId: string
  subject: string
  bodyId: string
  sportelloIds: string[]
  active: boolean
  agreementValidUntil: string | null
  roles: RoleGrant[]
  /** Roles that ended, the last first; absent: none is known. */
  formerRoles?: FormerGrant[]
  since: string
  /** The day on which rights are asked (Europe/Rome), set by the HTTP layer; absent: a stated agreement holds. */
  asOf?: string
}

/**
 * A table, and its part in this: it decides, or reads for another that does. One that only shares (section 2: Cesena's
 * network) sees nothing that identifies, and its chair no more than its members.
 */
export type TableBefore = { tableId: string; part: 'decides' | 'reads' | 'shares' }

/** What is asked for, as far as the action's rule reads it. A rule bound to a member that is absent does not match. */
export type Resource = {
  territory?: Territory
  bodyId?: string
  sportelloId?: string
  /** Tables that have it before them: the one that reads it, and the one that decides where that is another. */
  tables?: readonly TableBefore[]
  /** Persons the resource belongs to: referrer, preparer, case manager, seat holders, inbox owner. */
  personIds?: string[]
  /**
   * Who holds which role for this very household or meeting (a deputy who chairs today is a `chair`): counts as the
   * role, whatever the person's account says.
   */
  holders?: Partial<Record<Role, string[]>>
  /** Persons with a conflict of interest about this household. */
  conflictedPersonIds?: string[]
  /** Persons proposed or confirmed with the whole file (section 3.5). */
  phase?: 'before-decision' | 'after-admission'
}

export type AccessAnswer = { allow: true } | { allow: false; code: string; detail: string; since?: string }

/** The one answer to "may this person do this to that?". Pure. */
export function decide(actor: Actor, action: Action, resource: Resource): AccessAnswer {
  const shut = shutOut(actor, action, resource)
  if (shut) return shut
  const allowed = RULES[action].some((rule) => holds(rule, actor, resource))
  if (allowed) return { allow: true }
  return (
    roleEnded(actor, (once) => RULES[action].some((rule) => holds(rule, once, resource))) ?? forbidden(action)
  )
}

/** The role through which this person may do this to that: the first whose rule reaches it. Undefined: refused. Pure. */
export function roleFor(actor: Actor, action: Action, resource: Resource): Rule['role'] | undefined {
  if (shutOut(actor, action, resource)) return undefined
  return RULES[action].find((rule) => holds(rule, actor, resource))?.role
}

/** Whether there could be any resource on which the actor may do this: answers before a request is read. */
export function mayEver(actor: Actor, action: Action): AccessAnswer {
  const barred = barredFrom(actor, action)
  if (barred) return barred
  const possible = RULES[action].some(
    (rule) => rule.reach === 'own' || HELD.has(rule.role) || grantsOf(actor, rule).length > 0,
  )
  if (possible) return { allow: true }
  const would = (once: Actor) => RULES[action].some((rule) => grantsOf(once, rule).length > 0)
  return roleEnded(actor, would) ?? forbidden(action)
}

/**
 * Territories in which the actor's role alone allows the action, for the `where` of a list. What somebody may do
 * only as a holder, as a table's member or at a sportello adds nothing here.
 */
export function territoriesOf(actor: Actor, action: Action): Territory[] {
  if (barredFrom(actor, action)) return []
  const grants = RULES[action]
    .filter(({ reach }) => reach === 'territory' || reach === 'anywhere')
    .flatMap((rule) => grantsOf(actor, rule))
  if (grants.some(({ territory }) => territory === null)) return [...TERRITORIES]
  return TERRITORIES.filter((territory) => grants.some((grant) => grant.territory === territory))
}

/** Commands and reads of identity are answered only from rights that are known to be up to date. */
export function needsFreshRights(action: Action, method: string): boolean {
  return IDENTITY_READS.has(action) || !['GET', 'HEAD', 'OPTIONS'].includes(method)
}

/** Why this person gets no answer whatever the roles: a closed account, no agreement, a conflict of interest. */
export function shutOut(actor: Actor, action: Action, resource: Resource): AccessAnswer | undefined {
  const barred = barredFrom(actor, action)
  if (barred) return barred
  if (!PERSONAL.has(action) || !resource.conflictedPersonIds?.includes(actor.personId)) return undefined
  return refuse('conflict-of-interest', 'You have a conflict of interest with this household.')
}

function barredFrom(actor: Actor, action: Action): AccessAnswer | undefined {
  if (!actor.active) {
    return refuse('account-inactive', `This account is not active since ${actor.since}.`, actor.since)
  }
  if (!PERSONAL.has(action)) return undefined
  const until = actor.agreementValidUntil
  if (until === null)
    return refuse('no-agreement', 'Your body has no agreement: nothing personal is shown to it.')
  if (actor.asOf === undefined || actor.asOf <= until) return undefined
  return refuse(
    'no-agreement',
    `Your body's agreement ended on ${until}: nothing personal is shown to it.`,
    until,
  )
}

/** Whether this one rule lets the actor reach the resource. */
export function holds(rule: Rule, actor: Actor, resource: Resource): boolean {
  if (rule.only === 'after-admission' && resource.phase !== 'after-admission') return false
  if (isHolder(rule, actor, resource)) return true
  return rule.reach === 'own' ? isNamed(rule, actor, resource) : reaches(rule, actor, resource)
}

function isHolder({ role }: Rule, { personId }: Actor, { holders }: Resource): boolean {
  return role !== 'anyone' && HELD.has(role) && (holders?.[role]?.includes(personId) ?? false)
}

function isNamed(rule: Rule, actor: Actor, { personIds }: Resource): boolean {
  const named = personIds?.includes(actor.personId) ?? false
  return named && (rule.role === 'anyone' || grantsOf(actor, rule).length > 0)
}

function reaches(rule: Rule, actor: Actor, resource: Resource): boolean {
  const { territory, tables = [], sportelloId } = resource
  if (rule.reach === 'sportello' && !(sportelloId && actor.sportelloIds.includes(sportelloId))) return false
  return grantsOf(actor, rule).some((grant) => {
    if (rule.reach === 'anywhere' || rule.reach === 'sportello') return true
    if (rule.reach === 'table') return tables.some((table) => isSeat(rule, grant, table))
    return grant.territory === null || grant.territory === territory
  })
}

const PARTS: Partial<Record<NonNullable<Rule['only']>, readonly TableBefore['part'][]>> = {
  'table-decides': ['decides'],
  'table-reads': ['decides', 'reads'],
}

function isSeat({ only }: Rule, grant: RoleGrant, { tableId, part }: TableBefore): boolean {
  return grant.tableId === tableId && ((only && PARTS[only]?.includes(part)) ?? true)
}

/** The roles of an account that hold on the day on which rights are asked. Pure. */
export function rolesInForce({ roles, asOf }: Pick<Actor, 'roles' | 'asOf'>): RoleGrant[] {
  return roles.filter(({ untilOn }) => !untilOn || !asOf || asOf <= untilOn)
}

function grantsOf(actor: Actor, rule: Rule): RoleGrant[] {
  return rolesInForce(actor).filter(({ role }) => role === rule.role)
}

/** Somebody who could, until a role ended, hears which one and since when. */
function roleEnded(actor: Actor, could: (once: Actor) => boolean): AccessAnswer | undefined {
  const former = [...endedByThemselves(actor), ...(actor.formerRoles ?? [])].find(
    ({ untilOn: _, ...grant }) => could({ ...actor, roles: [grant] }),
  )
  if (!former) return undefined
  const { role, territory, until } = former
  return refuse(
    'role-ended',
    `You are ${role} of ${territory ?? 'any territory'} no more since ${until}.`,
    until,
  )
}

function endedByThemselves(actor: Actor): FormerGrant[] {
  const holds = rolesInForce(actor)
  const ended = actor.roles.filter((grant) => !holds.includes(grant))
  return ended.flatMap((grant) => (grant.untilOn ? { ...grant, until: grant.untilOn } : []))
}

function forbidden(action: Action): AccessAnswer {
  const who = [...new Set(RULES[action].map(inWords))].join('; ')
  return refuse('forbidden', `${action} is for: ${who}.`)
}

const REACHES = {
  anywhere: '',
  territory: ' of the territory',
  table: ' of the table',
  sportello: ' of the sportello',
  own: ' it is assigned to',
}

function inWords({ role, reach, only }: Rule): string {
  const condition = only ? ` (${only})` : ''
  return `${role === 'anyone' ? 'the person' : role}${REACHES[reach]}${condition}`
}

function refuse(code: string, detail: string, since?: string): AccessAnswer {
  return { allow: false, code, detail, ...(since ? { since } : {}) }
}
