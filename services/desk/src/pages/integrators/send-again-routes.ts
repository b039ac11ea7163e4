import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { recoverFailed, replayMissing } from '../../api/endpoints.ts'
import { formOf, textOf } from '../../server/forms.ts'
import { romeInstant } from '../../server/rome-instant.ts'
import { integrationWords as words } from '../../words/integrations.ts'
import { problemWords } from '../../words/problems.ts'
import { isRefusal } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'

const params = z.object({ endpointId: z.uuid() })

/** What failed, and what was never sent, from a day on. */
export const sendAgainRoutes: PageRoutes = (app) => {
  app.post('/integrations/:endpointId/recover', (request, reply) => sendAgain(request, reply, 'recovered'))
  app.post('/integrations/:endpointId/missing', (request, reply) => sendAgain(request, reply, 'added'))
}

const WORK = { recovered: recoverFailed, added: replayMissing }

async function sendAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  what: keyof typeof WORK,
): Promise<FastifyReply> {
  const { endpointId } = params.parse(request.params)
  const back = `/integrations/${endpointId}`
  const { t } = reply.words()
  const day = textOf(formOf(request), 'since')
  const since = day ? romeInstant(day, '00:00') : null
  if (!since) return reply.refused(back, t(words.sinceMissing))
  try {
    const count = await WORK[what](request.api, endpointId, since)
    return reply.seeOther(back, what === 'added' ? t(words.added, { count }) : t(words.recovered, { count }))
  } catch (error) {
    if (!isRefusal(error)) throw error
    return reply.refused(back, t(problemWords(error.code)))
  }
}
