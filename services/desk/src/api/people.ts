import { id } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const person = z.object({
  personId: id,
  givenName: z.string(),
  familyName: z.string(),
  fullTime: z.number(),
  languages: z.array(z.string()),
  areas: z.array(z.string()),
  active: z.boolean(),
  /** Where they receive people and signal. */
  sportelloIds: z.array(id),
})
export type Person = z.infer<typeof person>

/** Everybody who works in a territory, by family name. */
export async function listPeople({ equipe }: Callers, territory: string): Promise<Person[]> {
  const { items } = await equipe.get('/people', z.object({ items: z.array(person) }), { territory })
  return items
}

export const nameOf = ({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>) =>
  `${givenName} ${familyName}`
