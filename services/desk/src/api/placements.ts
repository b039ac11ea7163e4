import { date, id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const visit = z.object({
  visitId: id,
  placementId: id,
  dueOn: date,
  visitedOn: date.nullable(),
  outcome: z.string().nullable(),
})

export const PLACEMENT_STATES = ['agreed', 'entered', 'ended', 'cancelled'] as const

const placement = z.object({
  placementId: id,
  requestId: id,
  householdId: id,
  placeId: id,
  territory: territorySchema,
  state: z.enum(PLACEMENT_STATES),
  agreedAt: instant,
  enteredOn: date.nullable(),
  stayUntil: date.nullable(),
  endedOn: date.nullable(),
  endReason: z.string().nullable(),
  destination: z.string().nullable(),
  agreements: z.array(
    z.object({ kind: z.string(), version: z.number(), signedOn: date, explainedIn: z.string() }),
  ),
  unsigned: z.array(z.string()),
  visits: z.array(visit),
  extensions: z.array(z.object({ previousUntil: date, stayUntil: date, reason: z.string() })),
})
export type Placement = z.infer<typeof placement>

const placementPage = z.object({ items: z.array(placement), next: z.string().nullable() })

export type PlacementFilters = {
  territory: string
  state?: Placement['state'] | undefined
  cursor?: string | undefined
  limit: number
}

export function listPlacements({ housing }: Callers, filters: PlacementFilters) {
  return housing.get('/placements', placementPage, filters)
}

export function readPlacement({ housing }: Callers, placementId: string): Promise<Placement> {
  return housing.get(`/placements/${placementId}`, placement)
}

export type PlacementCommand = 'agreements' | 'entry' | 'visits' | 'extension' | 'end'

export async function stepPlacement(
  { housing }: Callers,
  placementId: string,
  { command, body }: { command: PlacementCommand; body: unknown },
): Promise<void> {
  await housing.call('POST', `/placements/${placementId}/${command}`, placement, { body })
}

const texts = z.object({
  texts: z.array(
    z.object({ kind: z.string(), version: z.number(), it: z.string(), en: z.string().nullable() }),
  ),
})
export type AgreementText = z.infer<typeof texts>['texts'][number]

/** The hosting agreement and the house rules in force in a territory. */
export async function readAgreementTexts({ housing }: Callers, territory: string): Promise<AgreementText[]> {
  return (await housing.get('/agreement-texts', texts, { territory })).texts
}

type NextText = { territory: string; kind: string; it: string; en: string | null }

export async function publishAgreementText({ housing }: Callers, body: NextText): Promise<void> {
  await housing.call('POST', '/agreement-texts', z.looseObject({}), { body })
}
