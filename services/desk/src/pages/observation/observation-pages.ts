import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { answerObservationLink, type BehindLink, readObservationLink } from '../../api/observation-links.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Notice } from '../../components/notice.tsx'
import { formOf, textOf } from '../../server/forms.ts'
import { observationWords as words } from '../../words/observations.ts'
import { problemWords } from '../../words/problems.ts'
import type { PageRoutes } from '../page-route.ts'
import { ObservationView } from './observation-view.tsx'

const params = z.object({ token: z.string().min(20).max(100) })

/** What an observer opens without an account: fixed questions of one area, answered once (PC-06). */
export const observationPages: PageRoutes = (app, { services }) => {
  const ask = (request: FastifyRequest) => {
    const { token } = params.parse(request.params)
    return { services, token, correlationId: request.id }
  }
  app.get('/observation/:token', { config: { open: true } }, (request, reply) =>
    stillValid(reply, async () => show(request, reply, await readObservationLink(ask(request)))),
  )
  app.post('/observation/:token', { config: { open: true } }, (request, reply) =>
    stillValid(reply, async () => {
      const behind = await readObservationLink(ask(request))
      const form = formOf(request)
      const answers = behind.questions.map(({ code }) => ({ question: code, answer: textOf(form, code) }))
      const given = answers.flatMap(({ question, answer }) => (answer ? [{ question, answer }] : []))
      if (given.length < answers.length) return show(request, reply, behind)
      const said = textOf(form, 'words')
      try {
        await answerObservationLink(ask(request), { answers: given, ...(said ? { words: said } : {}) })
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 400) throw error
        return show(request, reply, behind, reply.words().t(problemWords(error.code)))
      }
      return reply.page({
        title: reply.words().t(words.title),
        risky: true,
        body: h(Notice, { children: reply.words().t(words.thanks) }),
      })
    }),
  )
}

/** `refused`: why the answers were not taken as they are. */
function show(
  request: FastifyRequest,
  reply: FastifyReply,
  behind: BehindLink,
  refused?: string,
): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const sent = request.method === 'POST'
  const missing = behind.questions
    .filter(({ code }) => sent && !textOf(form, code))
    .map(({ code }) => ({ field: code, text: t(words.missing) }))
  const faults = [...missing, ...(refused ? [{ field: 'words', text: refused }] : [])]
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    risky: true,
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(ObservationView, { behind, form, faults }),
  })
}

/** Of a link that was used or has expired, and of an observer who is none any more. */
const OVER = [404, 409]

/** A link that is over says so; whatever else goes wrong is no answer of its. */
async function stillValid(reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ApiProblem) || !OVER.includes(error.status)) throw error
    const { t } = reply.words()
    return reply.page({
      title: t(words.over),
      status: 410,
      body: h(Notice, { kind: 'warning', children: t(words.overLead) }),
    })
  }
}
