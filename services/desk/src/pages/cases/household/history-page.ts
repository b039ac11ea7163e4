import { areaSchema } from '@intarsi/contracts'
import { h } from 'preact'
import * as z from 'zod'
import { type CaseFile, readCase } from '../../../api/cases.ts'
import { type HistoryEntry, readHistory } from '../../../api/households.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { historyWords } from '../../../words/case-history.ts'
import type { PageRoutes } from '../../page-route.ts'
import { peopleOfHistory } from './history-entries.ts'
import { HistoryView } from './history-view.tsx'
import { householdParams, type Part, readPage } from './household-data.ts'
import { showHousehold } from './show-household.ts'

const query = z.object({
  cursor: z.string().max(500).optional().catch(undefined),
  area: areaSchema.optional().catch(undefined),
})
const SHOWN = 50

export type WholeHistory = {
  entries: readonly HistoryEntry[]
  next: string | null
  /** On the last page of the whole, for who may read it: how the household came here. */
  file: CaseFile | null
}

/** One line of time for a household, from the signal on: who did what, when, for which body. */
export const historyPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/history', async (request, reply) => {
    const { referralId } = householdParams.parse(request.params)
    const filters = query.parse(request.query)
    const { frame, rest } = await readPage(request, historyOf(referralId, filters))
    return showHousehold(reply, frame, {
      part: reply.words().t(historyWords.title),
      body: h(HistoryView, { frame, area: filters.area, ...rest }),
    })
  })
}

function historyOf(referralId: string, { cursor, area }: z.infer<typeof query>): Part<WholeHistory> {
  return {
    read: async (api, picId) => {
      const { items, next } = await readHistory(api, picId, { area, cursor, limit: SHOWN })
      const file = next === null && !area ? await readable(readCase(api, referralId)) : null
      return { entries: items, next, file }
    },
    names: ({ entries, file }) => [
      ...peopleOfHistory(entries),
      ...(file?.history ?? []).map(({ movedBy }) => (movedBy === 'system' ? null : movedBy)),
    ],
  }
}

/** Not everybody who has a part in a case reads the referral it came from. */
async function readable<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return null
    throw error
  }
}
