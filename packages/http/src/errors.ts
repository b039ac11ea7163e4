import { isInvalidated } from '@intarsi/postgres'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from './database-away.ts'
import { describeError } from './logger.ts'
import { ProblemError, problem } from './problem.ts'
import { sendProblem } from './problem-document.ts'
import { InvalidPart, invalidRequest } from './validation.ts'

/** Answers every error: what a client did wrong as it is, anything else as a 500 that tells only its id. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = knownProblem(error, request)
  if (known) return sendProblem(request, reply, known)
  if (isDatabaseAway(error)) {
    request.log.warn({ requestId: request.id, err: describeError(error) }, 'the database is away')
    return sendProblem(request, reply, databaseAway())
  }
  request.log.error(
    { requestId: request.id, route: request.routeOptions?.url, err: describeError(error) },
    'failed',
  )
  return sendProblem(
    request,
    reply,
    problem(500, 'unexpected', 'Something went wrong here; it was recorded.'),
  )
}

function knownProblem(error: unknown, request: FastifyRequest): ProblemError | undefined {
  if (error instanceof ProblemError) return error
  if (error instanceof InvalidPart) return invalidRequest(request, error)
  // A migration changed what a kept statement answers: prepared anew it works.
  if (isInvalidated(error)) return busy()
  const code = errorCode(error)
  return BY_CODE[code]?.(request) ?? byStatus(error)
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

const busy = () => problem(503, 'busy', 'Others are changing the same thing; try again.', { retryAfter: 1 })
const databaseAway = () =>
  problem(503, 'database-away', 'The data cannot be reached now; try again with the same key.', {
    retryAfter: 2,
  })
const unreadable = () => problem(400, 'unreadable-body', 'The body is not valid JSON.')
const tooLarge = (request: FastifyRequest) =>
  problem(413, 'body-too-large', `The body may have ${request.routeOptions.bodyLimit} bytes at most.`, {
    limitBytes: request.routeOptions.bodyLimit,
  })

/** Fastify's codes for what a client may send, and Postgres's for a transaction that may simply be tried again. */
const BY_CODE: Record<string, (request: FastifyRequest) => ProblemError> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    problem(
      415,
      'unsupported-media-type',
      'This route does not take that content type; send application/json.',
    ),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => problem(400, 'empty-body', 'The body is empty; send a JSON object.'),
  FST_ERR_CTP_INVALID_JSON_BODY: unreadable,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    problem(400, 'wrong-content-length', 'The body is not as long as Content-Length says.'),
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_ERR_BAD_URL: () => problem(400, 'bad-url', 'The address is not a valid URL.'),
  FST_ERR_MAX_PARAM_LENGTH: () => problem(414, 'url-too-long', 'A part of the address is too long.'),
  FST_REQ_FILE_TOO_LARGE: () => problem(413, 'file-too-large', 'The file is larger than this route takes.'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () =>
    problem(415, 'unsupported-media-type', 'This route takes multipart/form-data.'),
  FST_FILES_LIMIT: () => problem(413, 'too-many-files', 'One file at a time.'),
  '55P03': busy,
  '40P01': busy,
  '40001': busy,
}

/** Client errors of fastify and its plugins that have no line above. */
function byStatus(error: unknown): ProblemError | undefined {
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400) return unreadable()
  if (!errorCode(error).startsWith('FST_') || !(error instanceof Error) || !('statusCode' in error))
    return undefined
  const status = Number(error.statusCode)
  return status >= 400 && status < 500 ? problem(status, 'bad-request', error.message) : undefined
}
