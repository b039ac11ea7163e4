import { describeError } from '@intarsi/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { personLabels } from '../api/labels.ts'
import { ApiProblem, ServiceAway } from '../api/problem.ts'
import { FailurePage } from '../page/failure-page.tsx'
import { replacedIn, saidOfReplaced } from '../page/replaced-holder.ts'
import { type FailureWords, failureWords } from '../words/failures.ts'
import { signInAgain } from './interrupted.ts'

/** A "no" of the desk itself, shown as a page with its own words. */
export class DeskRefusal extends Error {
  readonly status: number
  readonly code: keyof FailureWords

  constructor(status: number, code: keyof FailureWords) {
    super(code)
    this.name = 'DeskRefusal'
    this.status = status
    this.code = code
  }
}

/** Every failure is a page that says what happened and what one can do; what is a bug is recorded with its id. */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answer(error, request, reply))
  app.setNotFoundHandler({ preHandler: undefined as never }, (request, reply) =>
    answer(new DeskRefusal(404, 'not-found'), request, reply),
  )
}

async function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, code } = kindOf(error)
  // The page's own script asks: a page would come to stand inside the page.
  const isPart = request.routeOptions.config.open === false
  if (!isPart && error instanceof ApiProblem && status === 401) return signInAgain(request, reply)
  if (status >= 500) {
    request.log.error(
      { requestId: request.id, route: request.routeOptions.url, err: describeError(error) },
      'failed',
    )
  }
  if (isPart) return reply.code(status).send()
  const { t } = reply.words()
  const words = failureWords[code]
  const problem = error instanceof ApiProblem ? error : null
  return reply.page({
    title: t(words.title),
    status,
    body: h(FailurePage, { code, problem, said: await saidOf(request, problem), requestId: request.id }),
  })
}

/** The directory is asked only for whom the service named. */
async function saidOf({ api, language }: FastifyRequest, problem: ApiProblem | null): Promise<string[]> {
  const replaced = replacedIn(problem)
  if (!replaced) return []
  const { of } = await personLabels(api, replaced.holderIds)
  return saidOfReplaced(replaced, of, language)
}

function kindOf(error: unknown): { status: number; code: keyof FailureWords } {
  if (error instanceof DeskRefusal) return error
  if (error instanceof ServiceAway) return { status: 503, code: 'service-away' }
  if (error instanceof ApiProblem) return { status: statusOf(error), code: codeOf(error) }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 500 ? { status, code: 'bad-request' } : { status: 500, code: 'unexpected' }
}

const statusOf = ({ status }: ApiProblem) => (status >= 500 ? 503 : status)

function codeOf({ status, code }: ApiProblem): keyof FailureWords {
  if (code in failureWords) return code as keyof FailureWords
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  if (status === 409 || status === 412) return 'conflict'
  if (status === 429 || status >= 500) return 'service-away'
  return 'bad-request'
}
