import { id, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const sportello = z.object({
  sportelloId: id,
  name: z.string(),
  bodyId: id,
  bodyName: z.string(),
  territory: territorySchema,
  municipality: z.string(),
})
export type Sportello = z.infer<typeof sportello>

/** The sportelli that the person may send for. */
export async function listSportelli({ intake }: Callers): Promise<Sportello[]> {
  return (await intake.get('/sportelli', z.object({ items: z.array(sportello) }))).items
}

const blankForm = z.object({
  expertKinds: z.array(z.string()),
  fields: z.array(z.object({ code: z.string(), becauseOfGate: z.boolean() })),
})

/** What a territory's profile makes of the scheda. */
export type TerritoryForm = { expertKinds: readonly string[]; fieldsRequired: readonly string[] }

const KEPT_MS = 600_000
const kept = new Map<string, { form: TerritoryForm; until: number }>()

/** Which fields a gate of the territory reads, and so must be there to send; a profile changes with a release. */
export async function territoryForm({ intake }: Callers, territory: string): Promise<TerritoryForm> {
  const known = kept.get(territory)
  if (known && known.until > Date.now()) return known.form
  const { fields, expertKinds } = await intake.get('/referral-form', blankForm, { territory })
  const fieldsRequired = fields.flatMap(({ code, becauseOfGate }) =>
    becauseOfGate ? [code.replace('members.', '')] : [],
  )
  const form = { expertKinds, fieldsRequired }
  kept.set(territory, { form, until: Date.now() + KEPT_MS })
  return form
}
