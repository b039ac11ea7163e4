import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import { caseManagerView } from '../case-managers/case-manager-views.ts'
import { listHouseholdsOf } from '../case-managers/list-households-of.ts'
import { deadline, listDeadlines } from '../deadlines/list-deadlines.ts'
import type { EquipeDeps } from '../deps.ts'
import { countMyWork, workTotals } from './count-my-work.ts'
import { queueOfPerson, queueOfTerritories, queueRow } from './list-queues.ts'

const MOST = 50

const work = z.object({
  queue: z
    .array(queueRow)
    .describe('What I hold or prepare, and what the tables I chair read; exclusions to confirm stand below'),
  asked: z.array(queueRow).describe('Of that: its sportello has not answered yet'),
  toConfirm: z.array(queueRow).describe('Exclusions that gates propose, where I may confirm them'),
  deadlines: z.array(deadline).describe('My own, open, the nearest first'),
  toAssign: z.array(caseManagerView).describe('Without a case manager of their own: I stand in'),
  households: z.array(caseManagerView).describe('Those I follow or am proposed for, the longest first'),
  totals: workTotals,
})

/** All that a person begins the day with, in one answer: each list's own route has the pages that follow. */
export function showMyWorkRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/work/mine',
    config: { action: 'caseload.read' },
    schema: {
      summary: 'What waits for me, the first of each list',
      tags: ['queues'],
      querystring: z.object({ limit: z.coerce.number().int().min(1).max(MOST).default(8) }),
      response: { 200: work },
    },
    handler: async (request) => {
      const me = request.actor.personId
      request.authorize({ personIds: [me] })
      const { limit } = request.query
      const confirms = request.territories('referral.confirm-exclusion')
      const [queue, asked, toConfirm, deadlines, toAssign, households, totals] = await Promise.all([
        queueOfPerson(db, me, { limit, besides: 'exclusion-proposed' }),
        queueOfPerson(db, me, { limit, state: 'info-requested' }),
        queueOfTerritories(db, confirms, { limit, state: 'exclusion-proposed' }),
        listDeadlines(db, { holderId: me, overdue: false, limit }, clock.now()),
        listHouseholdsOf(db, me, { limit, interim: true }),
        listHouseholdsOf(db, me, { limit, interim: false }),
        countMyWork(db, me, confirms),
      ])
      return {
        queue: queue.items,
        asked: asked.items,
        toConfirm: toConfirm.items,
        deadlines: deadlines.items,
        toAssign: toAssign.items,
        households: households.items,
        totals,
      }
    },
  })
}
