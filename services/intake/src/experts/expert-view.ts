import { date, expertRequestMoved, id, instant, languageCode, territorySchema } from '@intarsi/contracts'
import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { ExpertRequestTable } from './tables.ts'

export type ExpertRow = Selectable<ExpertRequestTable>

export const { state } = expertRequestMoved.data.shape
const { kind } = expertRequestMoved.data.shape

export const shown = z.object({
  requestId: id,
  sportelloId: id,
  territory: territorySchema,
  kind,
  languages: z.array(languageCode),
  wantedOn: date.nullable(),
  note: z.string().nullable(),
  state,
  expertId: id.nullable(),
  scheduledOn: date.nullable(),
  referralNumber: z.string().nullable(),
  trainingId: id.nullable(),
  evaluation: z.string().nullable(),
  requestedAt: instant,
  version: z.number().int(),
})

export function detailOf(row: ExpertRow): z.infer<typeof shown> {
  return {
    requestId: row.request_id,
    sportelloId: row.sportello_id,
    territory: row.territory_id,
    kind: row.kind,
    languages: row.languages,
    wantedOn: row.wanted_on,
    note: row.note,
    state: row.state,
    expertId: row.expert_id,
    scheduledOn: row.scheduled_on,
    referralNumber: row.referral_number,
    trainingId: row.training_id,
    evaluation: row.evaluation,
    requestedAt: row.requested_at.toISOString(),
    version: row.version,
  }
}
