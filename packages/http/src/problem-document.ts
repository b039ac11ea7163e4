import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { ProblemError } from './problem.ts'

export const PROBLEM_TYPE = 'application/problem+json'

/** RFC 9457, with a stable English `code` and every fault of a bad request. Other members depend on the code. */
export const problemSchema = z
  .looseObject({
    type: z.string().describe('URI that names the kind of problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('Names this occurrence; the log has one line with the same id'),
    code: z.string(),
    errors: z
      .array(z.object({ in: z.string(), pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional(),
  })
  .describe('Problem (RFC 9457)')

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemError,
): FastifyReply {
  const { retryAfter, ...members } = problem.extra
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .serializer(JSON.stringify)
    .send({
      type: `urn:intarsi:problem:${problem.code}`,
      title: STATUS_CODES[problem.status] ?? 'Error',
      status: problem.status,
      detail: problem.message,
      instance: `urn:uuid:${request.id}`,
      code: problem.code,
      ...members,
    })
}
