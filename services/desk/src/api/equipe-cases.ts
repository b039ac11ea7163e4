import { id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import type { StepOfCase } from './households.ts'
import { ApiProblem } from './problem.ts'

const pic = z.object({
  picId: id,
  closedAt: instant.nullable(),
  continuityService: z.string().nullable(),
  transfer: z.object({ toTerritory: territorySchema, reason: z.string(), proposedAt: instant }).nullable(),
  version: z.number(),
})
/** What equipe says of a case: that it is open or ended, and where it may be going. */
export type EquipeCase = z.infer<typeof pic>

/** Null where the person may not read it. */
export async function findEquipeCase({ equipe }: Callers, picId: string): Promise<EquipeCase | null> {
  try {
    return await equipe.get(`/presa-in-carico/${picId}`, pic)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return null
    throw error
  }
}

/** Closing or taking up again, on the version that was read. */
export async function stepEquipeCase(
  { equipe }: Callers,
  picId: string,
  { path, version, body }: StepOfCase,
): Promise<void> {
  const options = { ifMatch: version, ...(body === undefined ? {} : { body }) }
  await equipe.call('POST', `/presa-in-carico/${picId}/${path}`, z.looseObject({}), options)
}
