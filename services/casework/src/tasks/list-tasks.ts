import { fileViewOf } from '@intarsi/access'
import { type Area, areaSchema, id, type Territory, taskState } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import { romeDay } from '@intarsi/territories'
import { sql } from 'kysely'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { picParams } from '../presa-in-carico/on-pic.ts'
import { seenAreas } from '../presa-in-carico/pic-detail.ts'
import { getPic } from '../presa-in-carico/pics.ts'
import { resourceOf } from '../presa-in-carico/resource-of.ts'
import type { CaseworkDb } from '../schema.ts'
import { taskView, viewOfTask } from './task-view.ts'

const tags = ['tasks']
const query = z.object({
  ...pageQuery,
  area: areaSchema.optional(),
  state: taskState.optional(),
  ended: z.stringbool().optional().describe('True: only what was done or dropped'),
  taskId: id.optional().describe('Only this one'),
})

export function listTaskRoutes(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId/tasks',
    config: { action: 'pic.read' },
    schema: {
      summary: 'Tasks of a case by date: your areas and your own in full, the rest in summary',
      tags,
      params: picParams,
      querystring: query,
      response: { 200: pageOf(taskView) },
    },
    handler: async (request) => {
      const pic = await getPic(deps.db, request.params.picId)
      const resource = await resourceOf(deps.db, pic)
      request.authorize(resource)
      const view = fileViewOf(request.actor, resource)
      const { personId } = request.actor
      const page = await listTasks(deps.db, {
        ...request.query,
        picId: pic.pic_id,
        areas: seenAreas(view),
        orOwnedBy: personId,
      })
      const today = romeDay(deps.clock.now())
      return {
        ...page,
        items: page.items.map((row) =>
          viewOfTask(row, { today, inFull: view.areas.includes(row.area) || row.owner_id === personId }),
        ),
      }
    },
  })
  http.route({
    method: 'GET',
    url: '/tasks',
    config: { action: 'pic.read' },
    schema: {
      summary: 'Your own tasks in all cases, the nearest date first; open ones unless asked otherwise',
      tags,
      querystring: z.object({ ...pageQuery, state: taskState.default('open') }),
      response: { 200: pageOf(taskView) },
    },
    handler: async (request) => {
      const territories = request.territories()
      const page = await listTasks(deps.db, {
        ...request.query,
        ownedBy: request.actor.personId,
        territories,
      })
      const today = romeDay(deps.clock.now())
      return { ...page, items: page.items.map((row) => viewOfTask(row, { today, inFull: true })) }
    },
  })
}

type Filter = {
  cursor?: string | undefined
  limit: number
  state?: z.infer<typeof taskState> | undefined
  area?: Area | undefined
  ended?: boolean | undefined
  taskId?: string | undefined
} & (
  | { picId: string; areas: readonly Area[]; orOwnedBy: string }
  | { ownedBy: string; territories: readonly Territory[] }
)

const cursorKeys = z.tuple([z.iso.date(), z.uuid()])

async function listTasks(db: CaseworkDb, filter: Filter) {
  const { state, area, ended, taskId, cursor, limit } = filter
  let rows = db
    .selectFrom('task')
    .selectAll()
    .orderBy('due_on')
    .orderBy('task_id')
    .limit(limit + 1)
  if ('picId' in filter) {
    const { picId, areas, orOwnedBy } = filter
    rows = rows
      .where('pic_id', '=', picId)
      .where((e) => e.or([sql<boolean>`area = any(${areas}::text[])`, e('owner_id', '=', orOwnedBy)]))
  } else {
    const { ownedBy, territories } = filter
    const held = db.selectFrom('pic_holder').select('pic_id').where('person_id', '=', ownedBy)
    rows = rows
      .where('owner_id', '=', ownedBy)
      .where((e) => e.or([e('pic_id', 'in', held), sql<boolean>`territory_id = any(${territories}::text[])`]))
  }
  if (state) rows = rows.where('state', '=', state)
  if (area) rows = rows.where('area', '=', area)
  if (ended) rows = rows.where('state', '<>', 'open')
  if (taskId) rows = rows.where('task_id', '=', taskId)
  if (cursor) {
    const [dueOn, taskId] = decodeCursor(cursor, cursorKeys)
    rows = rows.where(sql<boolean>`(due_on, task_id) > (${dueOn}::date, ${taskId}::uuid)`)
  }
  return cutPage(await rows.execute(), limit, (row) => [row.due_on, row.task_id])
}
