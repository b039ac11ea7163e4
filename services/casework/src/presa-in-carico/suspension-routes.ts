import type { HttpApp } from '@intarsi/http'
import { problem } from '@intarsi/http'
import { romeDay } from '@intarsi/territories'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { authorOf } from '../timeline/add-entry.ts'
import { stepPhase } from './move-phase.ts'
import { onPic, picParams, words } from './on-pic.ts'
import { picDetail } from './pic-detail.ts'

const tags = ['presa in carico']
const suspension = z.object({
  reason: words,
  until: z.iso.date().describe('When the case goes on by itself'),
})

export function suspensionRoutes(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/suspension',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Suspend a case, with a reason and a date',
      tags,
      params: picParams,
      body: suspension,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        const { reason, until } = request.body
        if (until <= romeDay(tx.now))
          throw problem(400, 'date-past', 'Suspend it until a day that is still to come.')
        await stepPhase(tx, pic, {
          command: 'suspend',
          author: authorOf(request.actor),
          set: { suspended_until: until, suspension_reason: reason, step_due_on: until },
        })
      }),
  })
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/suspension/end',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Go on with a suspended case before its date',
      tags,
      params: picParams,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, (tx, pic) =>
        stepPhase(tx, pic, { command: 'resume', author: authorOf(request.actor), anew: true }),
      ),
  })
}
