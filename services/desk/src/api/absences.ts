import { date, id } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

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

export type Move = { caseManagerId: string; toPersonId: string }
export type Absence = {
  from: string
  to: string | null
  reason: string
  /** Whom households go to with it: all of them and the absence, or nothing. */
  moves: readonly Move[]
}

export async function declareAbsence({ equipe }: Callers, personId: string, body: Absence, key?: string) {
  await equipe.call('POST', `/people/${personId}/absences`, z.looseObject({}), { body, key })
}

const listed = z.object({
  absenceId: id,
  personId: id,
  from: date,
  to: date.nullable(),
  version: z.number(),
})
/** When somebody is away; why, nobody reads here. */
export type ListedAbsence = z.infer<typeof listed>

const absencePage = z.object({ items: z.array(listed), next: z.string().nullable() })

export type AbsenceFilters = PageOf & { territory: string; personId?: string | undefined }

/** Absences of today and to come of who works in a territory, or of one person, the earliest first. */
export function listAbsences({ equipe }: Callers, filters: AbsenceFilters) {
  return equipe.get('/absences', absencePage, filters)
}

const ended = z.object({ to: date.nullable() })

/** The person is there from today: takes away an absence that had not begun (`to` null), ends one that has yesterday. */
export function endAbsence({ equipe }: Callers, absenceId: string, version: string) {
  return equipe.call('POST', `/absences/${absenceId}/cancel`, ended, { ifMatch: version })
}
