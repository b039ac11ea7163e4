import { AREAS, type Area } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import {
  type CaseTask,
  listObjectives,
  listOpenTasks,
  listPastTasks,
  type Objective,
  type TaskPage,
} from '../../../api/case-work.ts'
import { stepHousehold } from '../../../api/households.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { DeskRefusal } from '../../../server/failures.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { pageQuery } from '../../../server/page-address.ts'
import { taskWords as words } from '../../../words/case-tasks.ts'
import { areaWords } from '../../../words/codes.ts'
import type { PageRoutes } from '../../page-route.ts'
import { AreaView } from './area-view.tsx'
import { attemptOnCase, caseOf } from './attempt-on-case.ts'
import { type Part, readPage } from './household-data.ts'
import { showHousehold } from './show-household.ts'
import { addFromForm, answersOf } from './task-answers.ts'

const params = z.object({ referralId: z.uuid(), area: z.enum(AREAS) })

/** Where the page of what was done begins. */
const query = z.object({ past: z.string().max(500).optional() })
const PAST = 20

type AreaWork = { open: readonly CaseTask[]; past: TaskPage; objectives: readonly Objective[] }

/** One area of a household: its need, its objectives, what is to be done and what was. */
export const areaPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/areas/:area', (request, reply) => show(request, reply, []))
  app.post('/cases/:referralId/areas/:area/tasks', (request, reply) =>
    addFromForm(request, reply, {
      back: (referralId) => `/cases/${referralId}/areas/${areaOf(request)}`,
      again: (faults) => show(request, reply, faults),
    }),
  )
  app.post('/cases/:referralId/areas/:area/level', assess)
}

function areaOf({ params: given }: FastifyRequest): Area {
  const read = params.safeParse(given)
  if (!read.success) throw new DeskRefusal(404, 'not-found')
  return read.data.area
}

function workIn(area: Area, cursor: string | undefined): Part<AreaWork> {
  return {
    read: async (api, picId) => {
      const [open, past, objectives] = await Promise.all([
        listOpenTasks(api, picId, { area }),
        listPastTasks(api, picId, { area, cursor, limit: PAST }),
        listObjectives(api, picId),
      ])
      return { open, past, objectives: objectives.filter((one) => one.area === area) }
    },
    names: ({ open, past, objectives }) =>
      [...open, ...past.items, ...objectives].map(({ ownerId }) => ownerId),
  }
}

async function show(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const area = areaOf(request)
  const { frame, rest } = await readPage(request, workIn(area, query.parse(pageQuery(request)).past))
  const here = frame.household.areas.find((one) => one.area === area)
  // Health is for health roles and who leads the case.
  if (!here) throw new DeskRefusal(404, 'not-found')
  const { t } = reply.words()
  return showHousehold(reply, frame, {
    part: t(areaWords[area]),
    hasErrors: faults.length > 0,
    body: h(AreaView, { frame, area: here, ...rest, answers: answersOf(request, faults) }),
  })
}

async function assess(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const area = areaOf(request)
  const form = formOf(request)
  const { t } = reply.words()
  const level = textOf(form, 'level')
  if (level === null) return show(request, reply, [{ field: 'level', text: t(words.levelMissing) }])
  const found = await caseOf(request)
  const note = textOf(form, 'note')
  return attemptOnCase(request, reply, {
    found,
    back: `/cases/${found.referralId}/areas/${area}`,
    said: t(words.levelSaved),
    again: (text) => show(request, reply, [{ field: 'level', text }]),
    work: () =>
      stepHousehold(request.api, found.picId, {
        method: 'PUT',
        path: `areas/${area}`,
        version: textOf(form, 'version') ?? '',
        body: { level: Number(level), ...(note ? { note } : {}) },
      }),
  })
}
