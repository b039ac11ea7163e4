import { date, id, type PicPhase, type Territory } from '@intarsi/contracts'
import { cutPage, decodeCursor } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { CaseworkDb } from '../schema.ts'
import type { Pic } from './tables.ts'

export const dueView = z.object({
  dueOn: date.nullable().describe('The nearer of the next step and the first open task that you see'),
  nextTask: z
    .object({ taskId: id, title: z.string(), dueOn: date })
    .nullable()
    .describe('The first open task that you see'),
  openTasks: z.number().int(),
  overdueTasks: z.number().int(),
})

export type PicFilter = {
  /** Whose cases are read whole, and in which territories every case is. */
  personId: string
  territories: readonly Territory[]
  coordinated: readonly Territory[]
  territory?: Territory | undefined
  householdId?: string | undefined
  referralId?: string | undefined
  phase?: PicPhase | undefined
  ended: boolean
  order: 'opened' | 'due'
  today: string
  cursor?: string | undefined
  limit: number
}

export type PicWithDue = Pic & {
  due_on: string | null
  next_task: { taskId: string; title: string; dueOn: string } | null
  open_tasks: number
  overdue_tasks: number
}

/** No date stands after every date. */
const NEVER = '9999-12-31'

/** Cases as a list shows them: each with what is due in it. An équipe member counts the own tasks, no others'. */
export async function readPics(db: CaseworkDb, filter: PicFilter) {
  const { cursor, limit, order } = filter
  let rows = withDue(db, filter)
    .limit(limit + 1)
    .orderBy(order === 'due' ? sql`coalesce(due_on, ${NEVER}::date)` : 'opened_at')
    .orderBy('pic_id')
  if (cursor && order === 'due') {
    const [dueOn, picId] = decodeCursor(cursor, z.tuple([z.iso.date(), z.uuid()]))
    rows = rows.where(
      sql<boolean>`(coalesce(due_on, ${NEVER}::date), pic_id) > (${dueOn}::date, ${picId}::uuid)`,
    )
  } else if (cursor) {
    const [openedAt, picId] = decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    rows = rows.where(sql<boolean>`(opened_at, pic_id) > (${openedAt}::timestamptz, ${picId}::uuid)`)
  }
  return cutPage(await rows.execute(), limit, (row) => [
    order === 'due' ? (row.due_on ?? NEVER) : row.opened_at.toISOString(),
    row.pic_id,
  ])
}

function withDue(db: CaseworkDb, filter: PicFilter) {
  const { personId, territories, coordinated, today } = filter
  const held = sql`select pic_id from pic_holder where person_id = ${personId}`
  const led = sql`select pic_id from pic_holder where person_id = ${personId} and role in ('case-manager', 'liaison')`
  const tasks = sql`(
    select min(due_on) as next_task_on, count(*)::int as open_tasks,
      (array_agg(json_build_object('taskId', task_id, 'title', title, 'dueOn', due_on)
        order by due_on, task_id))[1] as next_task,
      (count(*) filter (where due_on < ${today}::date))::int as overdue_tasks
    from task
    where task.pic_id = p.pic_id and task.state = 'open' and (task.owner_id = ${personId}
      or p.territory_id = any(${coordinated}::text[]) or p.pic_id in (${led}))
  )`
  const filters = [
    sql`(p.territory_id = any(${territories}::text[]) or p.pic_id in (${held}))`,
    ...(filter.territory ? [sql`p.territory_id = ${filter.territory}`] : []),
    ...(filter.householdId ? [sql`p.household_id = ${filter.householdId}`] : []),
    ...(filter.referralId ? [sql`p.referral_id = ${filter.referralId}`] : []),
    ...(filter.phase ? [sql`p.phase = ${filter.phase}`] : []),
    ...(filter.ended ? [] : [sql`p.closed_at is null`]),
  ]
  const listed = sql<PicWithDue>`(
    select p.*, t.*, least(p.step_due_on, t.next_task_on) as due_on
    from presa_in_carico p cross join lateral ${tasks} t
    where ${sql.join(filters, sql` and `)}
  )`
  return db.selectFrom(listed.as('listed')).selectAll()
}

export function viewOfDue(row: PicWithDue): z.infer<typeof dueView> {
  return {
    dueOn: row.due_on,
    nextTask: row.next_task,
    openTasks: row.open_tasks,
    overdueTasks: row.overdue_tasks,
  }
}
