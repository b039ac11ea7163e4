export { authorizeHolder } from './authorize-holder.ts'
export { createHttp } from './create-http.ts'
export type { Fault } from './faults.ts'
export { faultsOf, pointerOf } from './faults.ts'
export type { Answer } from './idempotency.ts'
export { forgetIdempotencyKeys, withIdempotency } from './idempotency.ts'
export type { IdempotencyTables } from './idempotency-tables.ts'
export { httpMigrations } from './idempotency-tables.ts'
export { MAX_JSON_BYTES } from './json-body.ts'
export { DEFAULT_REQUESTS_PER_MINUTE } from './limits.ts'
export { EVENT_STREAM, endStreamsOnClose } from './live-streams.ts'
export { createLogger, describeError } from './logger.ts'
export {
  cutPage,
  decodeCursor,
  encodeCursor,
  listDay,
  MAX_PAGE,
  pageOf,
  pageQuery,
  periodQuery,
} from './pages.ts'
export { ProblemError, problem, problemOf } from './problem.ts'
export { problemSchema } from './problem-document.ts'
export { MAX_RIGHTS_LAG_SECONDS } from './rights.ts'
export type { ListedRoute } from './routes.ts'
export { listRoutes } from './routes.ts'
export type { HttpApp, HttpDeps, Readiness } from './types.ts'
export { invalidProblem } from './validation.ts'
export { etag, ifMatch } from './versions.ts'
