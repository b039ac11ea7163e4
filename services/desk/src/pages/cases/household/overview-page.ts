import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { findAsked } from '../../../api/asked.ts'
import { type CaseDocument, type CaseTask, listDocuments, listOpenTasks } from '../../../api/case-work.ts'
import { findHousehold, type HistoryEntry, readHistory } from '../../../api/households.ts'
import { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import type { PageRoutes } from '../../page-route.ts'
import { showFile } from '../file/file-page.ts'
import { peopleOfHistory } from './history-entries.ts'
import { householdParams, type Part, readPage } from './household-data.ts'
import { OverviewView } from './overview-view.tsx'
import { showHousehold } from './show-household.ts'
import { addFromForm, answersOf } from './task-answers.ts'

const RECENT = 6

export type Overview = {
  tasks: readonly CaseTask[]
  history: readonly HistoryEntry[]
  documents: readonly CaseDocument[]
}

const overview: Part<Overview> = {
  read: async (api, picId) => {
    const [tasks, history, documents] = await Promise.all([
      listOpenTasks(api, picId),
      readHistory(api, picId, { limit: RECENT }),
      listDocuments(api, picId),
    ])
    return { tasks, history: history.items, documents }
  },
  names: ({ tasks, history }) => [...tasks.map(({ ownerId }) => ownerId), ...peopleOfHistory(history)],
}

/** Who may not read the file may be asked something about it. */
async function showFileOrAsked(request: FastifyRequest, reply: FastifyReply, referralId: string) {
  try {
    return await showFile(request, reply)
  } catch (error) {
    const forbidden = error instanceof ApiProblem && error.status === 403
    if (!forbidden || !(await findAsked(request.api, referralId))) throw error
    return reply.redirect(`/cases/${referralId}/asked`, 303)
  }
}

/** A referral before its household is admitted; then the household at a glance: what is due, the five areas, who is around it, its home, what happened last. */
export const overviewPage: PageRoutes = (app) => {
  app.get('/cases/:referralId', async (request, reply) => {
    const { referralId } = householdParams.parse(request.params)
    if (await findHousehold(request.api, referralId)) return show(request, reply, [])
    return showFileOrAsked(request, reply, referralId)
  })
  app.post('/cases/:referralId/tasks', (request, reply) =>
    addFromForm(request, reply, {
      back: (referralId) => `/cases/${referralId}`,
      again: (faults) => show(request, reply, faults),
    }),
  )
}

async function show(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const { frame, rest } = await readPage(request, overview)
  return showHousehold(reply, frame, {
    part: null,
    hasErrors: faults.length > 0,
    body: h(OverviewView, { frame, ...rest, answers: answersOf(request, faults) }),
  })
}
