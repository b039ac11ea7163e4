import { areaSchema, date, id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { ObjectiveRow } from './tables.ts'

export const objectiveView = z.object({
  objectiveId: id,
  picId: id,
  area: areaSchema,
  words: z.string(),
  ownerId: id,
  dueOn: date.nullable(),
  state: z.enum(['open', 'reached', 'dropped']),
  projectVersion: z.number().int(),
  addedAt: instant,
  addedBy: id,
  version: z.number().int(),
})

export function viewOfObjective(row: ObjectiveRow): z.infer<typeof objectiveView> {
  return {
    objectiveId: row.objective_id,
    picId: row.pic_id,
    area: row.area,
    words: row.words,
    ownerId: row.owner_id,
    dueOn: row.due_on,
    state: row.state,
    projectVersion: row.project_version,
    addedAt: row.added_at.toISOString(),
    addedBy: row.added_by,
    version: row.version,
  }
}
