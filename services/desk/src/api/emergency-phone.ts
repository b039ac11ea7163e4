import type { Territory } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { ApiProblem, ServiceAway } from './problem.ts'

const answer = z.object({ phone: z.string().nullable() })

/** The emergency social service of a territory. Without an answer null: the national numbers need none. */
export async function findEmergencyPhone(
  { equipe }: Callers,
  territory: Territory | null,
): Promise<string | null> {
  if (!territory) return null
  try {
    return (await equipe.get('/emergency-phone', answer, { territory })).phone
  } catch (error) {
    if (error instanceof ServiceAway || error instanceof ApiProblem) return null
    throw error
  }
}
