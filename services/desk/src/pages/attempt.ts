import type { FastifyReply } from 'fastify'
import { ApiProblem } from '../api/problem.ts'
import { problemWords } from '../words/problems.ts'

/** What a service answers to somebody who may do a thing, but not like this or not now. */
const REFUSALS = new Set([400, 409, 412, 422, 428])

/** Whose task it is no more may not do it at all: that is a page of its own, as a role that ended. */
export function isRefusal(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && REFUSALS.has(error.status) && error.code !== 'holder-replaced'
}

type Attempt = {
  /** The page to go back to, whatever happened. */
  back: string
  /** Said there when it worked. */
  said: string
  /** Shows a form again with what was typed into it, and why it was refused; left out: `back` says it. */
  again?: (why: string, problem: ApiProblem) => Promise<FastifyReply>
}

/** Carries out the command of a small form: done or refused, its page says so. */
export async function attempt(
  reply: FastifyReply,
  { back, said, again }: Attempt,
  work: () => Promise<unknown>,
): Promise<FastifyReply> {
  try {
    await work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    const why = reply.words().t(problemWords(error.code))
    return again ? await again(why, error) : reply.refused(back, why)
  }
  return reply.seeOther(back, said)
}
