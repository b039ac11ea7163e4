import { areaSchema } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import { romeDay } from '@intarsi/territories'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { createOnPic, picParams, requireArea, words } from '../presa-in-carico/on-pic.ts'
import { requireHolder } from '../presa-in-carico/require-holder.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import { getObjective } from '../project/change-objective.ts'
import type { CaseworkTx } from '../schema.ts'
import { authorOf } from '../timeline/add-entry.ts'
import { addTask, changeTask, type NewTask } from './change-task.ts'
import { listTaskRoutes } from './list-tasks.ts'
import { onTask, taskParams, title } from './on-task.ts'
import { taskView, viewOfTask } from './task-view.ts'

const tags = ['tasks']
const newTask = z.object({
  area: areaSchema,
  title,
  notes: words.optional(),
  objectiveId: z.uuid().optional().describe('The objective it serves'),
  ownerId: z.uuid().describe('Somebody who has a part in the case'),
  dueOn: z.iso.date(),
})
const change = z.object({
  title: title.optional(),
  notes: words.nullable().optional(),
  ownerId: z.uuid().optional(),
  dueOn: z.iso.date().optional(),
})
const ending = z.object({ state: z.enum(['done', 'dropped']), result: words.optional() })

export function taskRoutes(deps: CaseworkDeps, http: HttpApp): void {
  listTaskRoutes(deps, http)
  addRoute(deps, http)
  changeRoute(deps, http)
  endRoutes(deps, http)
}

function addRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/tasks',
    config: { action: 'pic.work', idempotent: true },
    schema: {
      summary: 'Give somebody of the case something to do by a day',
      tags,
      params: picParams,
      body: newTask,
      response: { 201: taskView },
    },
    handler: (request, reply) =>
      createOnPic(deps, request, reply, async (tx, pic, view) => {
        requireArea(view, request.body.area)
        await check(tx, pic, request.body)
        const row = await addTask(tx, pic, request.body, authorOf(request.actor))
        return viewOfTask(row, { today: romeDay(tx.now), inFull: true })
      }),
  })
}

function changeRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'PATCH',
    url: '/tasks/:taskId',
    config: { action: 'pic.work' },
    schema: {
      summary: 'Change a task: its words, its owner, its date',
      tags,
      params: taskParams,
      body: change,
      response: { 200: taskView },
    },
    handler: (request, reply) =>
      onTask(deps, request, reply, async (tx, { pic, task }) => {
        const { ownerId, dueOn, ...texts } = request.body
        if (task.state !== 'open') throw problem(409, 'task-over', `The task is ${task.state}.`)
        if (ownerId) await requireHolder(tx, pic, ownerId)
        const changed = {
          ...defined(texts),
          ...(ownerId ? { owner_id: ownerId } : {}),
          ...(dueOn ? { due_on: dueOn } : {}),
        }
        return changeTask(tx, pic, { task, change: changed, author: authorOf(request.actor) })
      }),
  })
}

function endRoutes(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/tasks/:taskId/end',
    config: { action: 'task.complete' },
    schema: {
      summary: 'Say that a task is done, or not needed any more; its owner may, whatever the area',
      tags,
      params: taskParams,
      body: ending,
      response: { 200: taskView },
    },
    handler: (request, reply) =>
      onTask(deps, request, reply, async (tx, { pic, task }) => {
        const { state, result } = request.body
        if (task.state !== 'open') throw problem(409, 'task-over', `The task is ${task.state}.`)
        const over = { state, ended_at: tx.now, ended_by: request.actor.personId, result: result ?? null }
        return changeTask(tx, pic, { task, change: over, author: authorOf(request.actor) })
      }),
  })
  http.route({
    method: 'POST',
    url: '/tasks/:taskId/reopening',
    config: { action: 'task.complete' },
    schema: {
      summary: 'Take up again a task that was said to be over',
      tags,
      params: taskParams,
      response: { 200: taskView },
    },
    handler: (request, reply) =>
      onTask(deps, request, reply, async (tx, { pic, task }) => {
        if (task.state === 'open') return task
        await requireHolder(tx, pic, task.owner_id)
        const open = { state: 'open' as const, ended_at: null, ended_by: null, result: null }
        return changeTask(tx, pic, { task, change: open, author: authorOf(request.actor) })
      }),
  })
}

/** The owner has a part in the case, and the objective is one of the same case and area. */
async function check(tx: CaseworkTx, pic: Pic, { ownerId, objectiveId, area }: NewTask): Promise<void> {
  await requireHolder(tx, pic, ownerId)
  if (!objectiveId) return
  const objective = await getObjective(tx, objectiveId)
  if (objective.pic_id !== pic.pic_id || objective.area !== area)
    throw problem(409, 'objective-elsewhere', 'This objective is of another case or another area.')
}

function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never
}
