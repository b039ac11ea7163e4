import type { Area } from '@intarsi/contracts'
import { sql } from 'kysely'
import type { CaseworkDb } from '../schema.ts'

export type TaskCount = { open: number; overdue: number; done: number; nextDueOn: string | null }

/** How many tasks each area of a case has, and when the next one is due. */
export async function countTasks(
  db: CaseworkDb,
  { picId, today }: { picId: string; today: string },
): Promise<Map<Area, TaskCount>> {
  const rows = await db
    .selectFrom('task')
    .select([
      'area',
      sql<number>`count(*) filter (where state = 'open')::int`.as('open'),
      sql<number>`count(*) filter (where state = 'open' and due_on < ${today}::date)::int`.as('overdue'),
      sql<number>`count(*) filter (where state = 'done')::int`.as('done'),
      sql<string | null>`min(due_on) filter (where state = 'open')`.as('nextDueOn'),
    ])
    .where('pic_id', '=', picId)
    .groupBy('area')
    .execute()
  return new Map(rows.map(({ area, ...count }) => [area, count]))
}
