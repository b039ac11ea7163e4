import type { Actor } from '@intarsi/access'
import { territorySchema } from '@intarsi/contracts'
import type { FastifyRequest } from 'fastify'

type OfSportello = { territory_id: string; sportello_id: string; body_id: string }

/** What is a sportello's, as rights read it. */
export function resourceOf(row: OfSportello) {
  return {
    territory: territorySchema.parse(row.territory_id),
    sportelloId: row.sportello_id,
    bodyId: row.body_id,
  }
}

/** Whether they read what this sportello sent: who only enters a referral for it does not. */
export function readsReferralsOf(request: FastifyRequest, row: OfSportello): boolean {
  return request.may('referral.read-own', resourceOf(row)).allow
}

/** The sportelli that somebody sends for: others work at one and send nothing. */
export function sendsFor({ roles, sportelloIds }: Pick<Actor, 'roles' | 'sportelloIds'>): readonly string[] {
  return roles.some(({ role }) => role === 'sender') ? sportelloIds : []
}
