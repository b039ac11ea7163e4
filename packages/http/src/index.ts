export type { HttpApp, HttpDeps } from './create-http.ts'
export { ProblemError, problem, problemOf } from './problem.ts'
