import { randomUUID } from 'node:crypto'
import { AREAS } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import {
  addObjective,
  changeObjective,
  listObjectives,
  listReviews,
  type Objective,
  type Review,
} from '../../../api/case-work.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { projectWords as words } from '../../../words/case-project.ts'
import type { Translate } from '../../../words/words.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { attemptOnCase, caseOf } from '../household/attempt-on-case.ts'
import { caseFaults } from '../household/case-faults.ts'
import { type Part, readPage } from '../household/household-data.ts'
import { showHousehold } from '../household/show-household.ts'
import { ProjectView } from './project-view.tsx'

const params = z.object({ referralId: z.uuid(), objectiveId: z.uuid() })
const state = z.enum(['open', 'reached', 'dropped'])

export type ProjectParts = { objectives: readonly Objective[]; reviews: readonly Review[] }

/** The individual project: what it wants to reach, who signed it, how its reviews went. */
export const projectPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/project', (request, reply) => show(request, reply, []))
  app.post('/cases/:referralId/objectives', add)
  app.post('/cases/:referralId/objectives/:objectiveId', move)
}

const project: Part<ProjectParts> = {
  read: async (api, picId) => {
    const [objectives, reviews] = await Promise.all([listObjectives(api, picId), listReviews(api, picId)])
    return { objectives, reviews }
  },
  names: ({ objectives }) => objectives.map(({ ownerId }) => ownerId),
}

async function show(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const { frame, rest } = await readPage(request, project)
  const form = formOf(request)
  return showHousehold(reply, frame, {
    part: reply.words().t(words.title),
    hasErrors: faults.length > 0,
    body: h(ProjectView, {
      frame,
      ...rest,
      answers: { form, faults, key: form.get('key') ?? randomUUID() },
    }),
  })
}

function readObjective(form: URLSearchParams, t: Translate) {
  const [text, ownerId, dueOn] = [textOf(form, 'words'), textOf(form, 'ownerId'), textOf(form, 'dueOn')]
  const area = AREAS.find((one) => one === form.get('area'))
  if (text && ownerId && area)
    return { ok: true, objective: { area, words: text, ownerId, ...(dueOn ? { dueOn } : {}) } } as const
  const faults = [
    ...(text ? [] : [{ field: 'words', text: t(words.wordsMissing) }]),
    ...(area ? [] : [{ field: 'area', text: t(words.areaMissing) }]),
    ...(ownerId ? [] : [{ field: 'ownerId', text: t(words.ownerMissing) }]),
  ]
  return { ok: false, faults } as const
}

async function add(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const read = readObjective(form, t)
  if (!read.ok) return show(request, reply, read.faults)
  const found = await caseOf(request)
  try {
    await addObjective(request.api, found.picId, read.objective, textOf(form, 'key') ?? undefined)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return show(request, reply, caseFaults(error, t, 'words'))
  }
  return reply.seeOther(`/cases/${found.referralId}/project`, t(words.added))
}

async function move(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { objectiveId } = params.parse(request.params)
  const form = formOf(request)
  const found = await caseOf(request)
  return attemptOnCase(request, reply, {
    found,
    back: `/cases/${found.referralId}/project`,
    said: reply.words().t(words.moved),
    subjectId: objectiveId,
    work: () =>
      changeObjective(request.api, objectiveId, {
        version: textOf(form, 'version') ?? '',
        body: { state: state.catch('open').parse(form.get('state')) },
      }),
  })
}
