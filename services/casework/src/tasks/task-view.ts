import { areaSchema, date, id, instant, taskState } from '@intarsi/contracts'
import * as z from 'zod'
import type { TaskRow } from './tables.ts'

export const taskView = z.object({
  taskId: id,
  picId: id,
  area: areaSchema,
  objectiveId: id.nullable(),
  title: z.string().nullable().describe('Null in areas that you read in summary'),
  notes: z.string().nullable(),
  result: z.string().nullable(),
  ownerId: id,
  dueOn: date,
  state: taskState,
  overdue: z.boolean(),
  addedAt: instant,
  addedBy: id,
  endedAt: instant.nullable(),
  version: z.number().int(),
})

/** A task as somebody reads it who sees its area in full, or in summary. */
export function viewOfTask(
  row: TaskRow,
  { today, inFull }: { today: string; inFull: boolean },
): z.infer<typeof taskView> {
  return {
    taskId: row.task_id,
    picId: row.pic_id,
    area: row.area,
    objectiveId: row.objective_id,
    title: inFull ? row.title : null,
    notes: inFull ? row.notes : null,
    result: inFull ? row.result : null,
    ownerId: row.owner_id,
    dueOn: row.due_on,
    state: row.state,
    overdue: row.state === 'open' && row.due_on < today,
    addedAt: row.added_at.toISOString(),
    addedBy: row.added_by,
    endedAt: row.ended_at?.toISOString() ?? null,
    version: row.version,
  }
}
