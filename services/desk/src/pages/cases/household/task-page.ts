import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { type CaseTask, changeTask, findTask, moveTask } from '../../../api/case-work.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { DeskRefusal } from '../../../server/failures.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { taskWords as words } from '../../../words/case-tasks.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { attemptOnCase, caseOf, whyRefused } from './attempt-on-case.ts'
import { caseFaults } from './case-faults.ts'
import { type Part, readPage } from './household-data.ts'
import { showHousehold } from './show-household.ts'
import { answersOf, readTask } from './task-answers.ts'
import { TaskView } from './task-view.tsx'

const params = z.object({ referralId: z.uuid(), taskId: z.uuid() })

/** One thing to do: changed, done with how it went, taken off, opened again. */
export const taskPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/tasks/:taskId', (request, reply) => show(request, reply, []))
  app.post('/cases/:referralId/tasks/:taskId', change)
  for (const [path, state] of [
    ['done', 'done'],
    ['dropping', 'dropped'],
  ] as const)
    app.post(`/cases/:referralId/tasks/:taskId/${path}`, (request, reply) => end(request, reply, state))
  app.post('/cases/:referralId/tasks/:taskId/reopening', reopen)
}

function theTask(taskId: string): Part<CaseTask | undefined> {
  return {
    read: (api, picId) => findTask(api, picId, taskId),
    names: (task) => (task ? [task.ownerId] : []),
  }
}

async function show(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const { taskId } = params.parse(request.params)
  const { frame, rest: task } = await readPage(request, theTask(taskId))
  if (!task || task.title === null) throw new DeskRefusal(404, 'not-found')
  return showHousehold(reply, frame, {
    part: reply.words().t(words.one),
    hasErrors: faults.length > 0,
    body: h(TaskView, { frame, task, answers: answersOf(request, faults) }),
  })
}

async function change(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { taskId } = params.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const read = readTask(form, t)
  if (!read.ok) return show(request, reply, read.faults)
  const found = await caseOf(request)
  const { title, ownerId, dueOn, notes = null } = read.task
  const body = { title, ownerId, dueOn, notes }
  try {
    await changeTask(request.api, taskId, { version: textOf(form, 'version') ?? '', body })
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (error.status !== 412) return show(request, reply, caseFaults(error, t, 'title'))
    const text = await whyRefused(request, reply, { problem: error, found, subjectId: taskId })
    return show(request, reply, [{ field: 'title', text }])
  }
  return reply.seeOther(`/cases/${found.referralId}`, t(words.changed))
}

async function end(request: FastifyRequest, reply: FastifyReply, state: 'done' | 'dropped') {
  const { taskId } = params.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const found = await caseOf(request)
  const result = textOf(form, 'result')
  return attemptOnCase(request, reply, {
    found,
    back: `/cases/${found.referralId}`,
    said: t(state === 'done' ? words.ended : words.dropped),
    // The button of a list has nothing typed to keep.
    ...(form.has('result')
      ? { again: (text: string) => show(request, reply, [{ field: 'result', text }]) }
      : {}),
    subjectId: taskId,
    work: () =>
      moveTask(request.api, taskId, {
        step: 'end',
        version: textOf(form, 'version') ?? '',
        body: { state, ...(result ? { result } : {}) },
      }),
  })
}

async function reopen(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { taskId } = params.parse(request.params)
  const found = await caseOf(request)
  return attemptOnCase(request, reply, {
    found,
    back: `/cases/${found.referralId}/tasks/${taskId}`,
    said: reply.words().t(words.reopened),
    subjectId: taskId,
    work: () =>
      moveTask(request.api, taskId, {
        step: 'reopening',
        version: textOf(formOf(request), 'version') ?? '',
      }),
  })
}
