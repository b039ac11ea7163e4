import { id } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const proposal = z.object({
  caseManagerId: id,
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  seat: z.enum(['case-manager', 'liaison']),
  state: z.enum(['proposed', 'confirmed', 'handing-over']),
  toPersonId: id.nullable(),
  reasons: z.array(z.string()),
  candidates: z.array(
    z.object({ personId: id, load: z.number(), cap: z.number(), obstacle: z.string().nullable() }),
  ),
})
/** Whom one household of somebody who is away would go to, and why. */
export type Entrusting = z.infer<typeof proposal>

/** For all of a person's households together, within the caps; nothing changes by it. */
export async function proposeRedistribution(
  { equipe }: Callers,
  personId: string,
  on: string,
): Promise<Entrusting[]> {
  const answer = z.object({ items: z.array(proposal) })
  return (await equipe.get(`/people/${personId}/redistribution`, answer, { on })).items
}

type Moves = { reason: string; moves: readonly { caseManagerId: string; toPersonId: string }[] }

const applied = z.object({
  items: z.array(z.object({ caseManagerId: id, ok: z.boolean(), code: z.string().nullable() })),
})

/** Each household by itself: those that could not be moved are named with why. */
export async function applyRedistribution({ equipe }: Callers, personId: string, body: Moves) {
  return (await equipe.call('POST', `/people/${personId}/redistribution`, applied, { body })).items
}

export type Absence = { from: string; to: string | null; reason: string }

export async function declareAbsence({ equipe }: Callers, personId: string, body: Absence, key?: string) {
  await equipe.call('POST', `/people/${personId}/absences`, z.looseObject({}), { body, key })
}
