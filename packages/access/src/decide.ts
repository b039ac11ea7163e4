import type { Territory } from '@intarsi/contracts'
import type { Action } from './actions.ts'

export type RoleGrant = {
  role: string
  /** Null: every territory. */
  territory: Territory | null
  tableId: string | null
  healthRole: boolean
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
  since: string
}

/** What is asked for, as far as the action's rule reads it. Absent members are "not bound to one". */
export type Resource = {
  territory?: Territory
  bodyId?: string
  sportelloId?: string
  tableId?: string
  /** Persons the resource belongs to: referrer, preparer, case manager, seat holders, inbox owner. */
  personIds?: string[]
  /** Persons proposed or confirmed with the whole file (section 3.5). */
  phase?: 'before-decision' | 'after-admission'
}

export type AccessAnswer = { allow: true } | { allow: false; code: string; detail: string; since?: string }

/** The one answer to "may this person do this to that?". Pure. */
export function decide(actor: Actor, action: Action, resource: Resource): AccessAnswer {
  void actor
  void action
  void resource
  return { allow: false, code: 'forbidden', detail: 'No rule allows this.' }
}
