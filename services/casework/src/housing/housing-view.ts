import type { FileView } from '@intarsi/access'
import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import { HOUSING_STATES, type HousingStanding } from './tables.ts'

export const housingView = z.object({
  state: z.enum(HOUSING_STATES),
  since: instant,
  requestId: id,
  placeId: id.nullable(),
  answerBy: instant.nullable(),
  reason: z.string().nullable().describe('Why the last offer came to nothing; for who follows housing'),
})

export function viewOfHousing(row: HousingStanding, { areas }: FileView): z.infer<typeof housingView> {
  return {
    state: row.state,
    since: row.since.toISOString(),
    requestId: row.request_id,
    placeId: row.place_id,
    answerBy: row.answer_by?.toISOString() ?? null,
    reason: areas.includes('housing') ? row.reason : null,
  }
}
