import type { FastifyRequest, FastifySchemaCompiler } from 'fastify'
import * as z from 'zod'
import type { Fault } from './faults.ts'
import { faultsOf } from './faults.ts'
import { problem } from './problem.ts'

/** What the validator hands to the error handler: fastify adds which part of the request it was about. */
export class InvalidPart extends Error {
  readonly error: z.ZodError
  validationContext?: string

  constructor(error: z.ZodError) {
    super('invalid')
    this.error = error
  }
}

export const validate: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const result = schema.safeParse(data)
    return result.success ? { value: result.data } : { error: new InvalidPart(result.error) }
  }

// Fastify validates in this order and stops at the first part with a fault.
const PARTS = [
  ['params', 'params', 'path'],
  ['body', 'body', 'body'],
  ['querystring', 'query', 'query'],
  ['headers', 'headers', 'header'],
] as const

/** A 400 that names the faults of every part: those that fastify has not reached are checked here. */
export function invalidRequest(request: FastifyRequest, invalid: InvalidPart) {
  const failed = PARTS.findIndex(([context]) => context === invalid.validationContext)
  const first = faultsOf(invalid.error, PARTS[failed]?.[2] ?? 'body')
  const later = PARTS.slice(failed + 1).flatMap((part) => faultsOfPart(request, part))
  return invalidProblem([...first, ...later])
}

export function invalidProblem(errors: Fault[]) {
  const count = errors.length === 1 ? 'One thing is' : `${errors.length} things are`
  return problem(400, 'invalid-request', `${count} wrong in this request; nothing was stored.`, { errors })
}

function faultsOfPart(request: FastifyRequest, [context, member, name]: (typeof PARTS)[number]): Fault[] {
  const schema: unknown = request.routeOptions.schema?.[context]
  if (!(schema instanceof z.ZodType)) return []
  const result = schema.safeParse(request[member])
  return result.success ? [] : faultsOf(result.error, name)
}
