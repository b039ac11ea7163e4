import type { FileView } from '@intarsi/access'
import { etag, ifMatch, problem } from '@intarsi/http'
import { romeDay } from '@intarsi/territories'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { lockFor } from '../presa-in-carico/on-pic.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { getTask } from './change-task.ts'
import type { TaskRow } from './tables.ts'
import { viewOfTask } from './task-view.ts'

export const taskParams = z.object({ taskId: z.uuid() })
export const title = z.string().trim().min(1).max(200)

type WithTask = FastifyRequest & { params: { taskId: string } }
type Work = (tx: CaseworkTx, on: { pic: Pic; task: TaskRow; view: FileView }) => Promise<TaskRow>

/**
 * A command on a task: who works in its area, and its owner. Answers the task as it is then; 404, 403, 412 and 428
 * problems.
 */
export async function onTask(deps: CaseworkDeps, request: WithTask, reply: FastifyReply, work: Work) {
  const row = await deps.unitOfWork(async (tx) => {
    const { pic_id: picId } = await getTask(tx, request.params.taskId)
    const { pic, view } = await lockFor(tx, request, picId)
    const task = await getTask(tx, request.params.taskId)
    if (!view.areas.includes(task.area) && task.owner_id !== request.actor.personId)
      throw problem(403, 'other-area', `You do not work in the area ${task.area} of this case.`)
    ifMatch(request, task.version)
    return work(tx, { pic, task, view })
  }, request.cause)
  etag(reply, row.version)
  return viewOfTask(row, { today: romeDay(deps.clock.now()), inFull: true })
}
