import { randomUUID } from 'node:crypto'
import { AREAS } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { addTask, type NewTask } from '../../../api/case-work.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { taskWords as words } from '../../../words/case-tasks.ts'
import type { Translate } from '../../../words/words.ts'
import { isRefusal } from '../../attempt.ts'
import { caseOf } from './attempt-on-case.ts'
import { caseFaults } from './case-faults.ts'
import { householdParams } from './household-data.ts'
import type { TaskAnswers } from './task-form.tsx'

/** What a form of a task said, for the page that is shown again. */
export function answersOf(request: FastifyRequest, faults: readonly FormFault[]): TaskAnswers {
  const form = formOf(request)
  return { form, faults, key: form.get('key') ?? randomUUID() }
}

type Read = { ok: true; task: NewTask } | { ok: false; faults: FormFault[] }

/** A task as its form says it, or what is missing in it. Pure. */
export function readTask(form: URLSearchParams, t: Translate): Read {
  const [title, ownerId, dueOn] = [textOf(form, 'title'), textOf(form, 'ownerId'), textOf(form, 'dueOn')]
  const area = AREAS.find((one) => one === form.get('area'))
  const faults = [
    ...(title ? [] : [{ field: 'title', text: t(words.whatMissing) }]),
    ...(ownerId ? [] : [{ field: 'ownerId', text: t(words.ownerMissing) }]),
    ...(dueOn ? [] : [{ field: 'dueOn', text: t(words.dueMissing) }]),
    ...(area ? [] : [{ field: 'area', text: t(words.areaMissing) }]),
  ]
  if (!title || !ownerId || !dueOn || !area) return { ok: false, faults }
  const [notes, objectiveId] = [textOf(form, 'notes'), textOf(form, 'objectiveId')]
  const task = { area, title, ownerId, dueOn }
  return {
    ok: true,
    task: { ...task, ...(notes ? { notes } : {}), ...(objectiveId ? { objectiveId } : {}) },
  }
}

type Ways = {
  back: (referralId: string) => string
  /** The page once more, with what is to be corrected. */
  again: (faults: readonly FormFault[]) => Promise<FastifyReply>
}

/** Adds the task of a form: done, or the same page with the answers kept and what is wrong with them. */
export async function addFromForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { back, again }: Ways,
): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const read = readTask(form, t)
  if (!read.ok) return again(read.faults)
  const found = await caseOf(request)
  try {
    await addTask(request.api, found.picId, read.task, textOf(form, 'key') ?? undefined)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return again(caseFaults(error, t, 'title'))
  }
  return reply.seeOther(back(referralId), t(words.added))
}
