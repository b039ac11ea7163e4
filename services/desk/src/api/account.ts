import { id, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const account = z.object({
  personId: id,
  givenName: z.string(),
  familyName: z.string(),
  bodyName: z.string(),
  phone: z.string().nullable(),
  professions: z.array(z.string()),
  agreementValidUntil: z.string().nullable(),
  sportelloIds: z.array(id),
  roles: z.array(
    z.object({ role: z.string(), territory: territorySchema.nullable(), tableId: id.nullable() }),
  ),
})

/** Who is signed in, as the directory knows them. */
export type Account = z.infer<typeof account>

export function readAccount({ equipe }: Callers): Promise<Account> {
  return equipe.get('/account', account)
}

export function hasRole(person: Account, ...roles: readonly string[]): boolean {
  return person.roles.some(({ role }) => roles.includes(role))
}

/** Territories in which the person has one of these roles. */
export function territoriesOf(person: Account, ...roles: readonly string[]): string[] {
  const granted = person.roles.filter(({ role }) => roles.includes(role))
  return [...new Set(granted.flatMap(({ territory }) => (territory ? [territory] : [])))].sort()
}
