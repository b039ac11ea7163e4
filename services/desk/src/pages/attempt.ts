import type { FastifyReply } from 'fastify'
import { ApiProblem } from '../api/problem.ts'
import { problemWords } from '../words/problems.ts'

/** What a service answers to somebody who may do a thing, but not like this or not now. */
const REFUSALS = new Set([400, 409, 412, 422, 428])

export function isRefusal(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && REFUSALS.has(error.status)
}

type Attempt = {
  /** The page to go back to, whatever happened. */
  back: string
  /** Said there when it worked. */
  said: string
}

/** Carries out the command of a small form: done or refused, its page says so. */
export async function attempt(
  reply: FastifyReply,
  { back, said }: Attempt,
  work: () => Promise<unknown>,
): Promise<FastifyReply> {
  try {
    await work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return reply.refused(back, reply.words().t(problemWords(error.code)))
  }
  return reply.seeOther(back, said)
}
