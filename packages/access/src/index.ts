export type { Action } from './actions.ts'
export { ACTIONS } from './actions.ts'
export type { AccessAnswer, Actor, Resource, RoleGrant } from './decide.ts'
export { decide } from './decide.ts'
