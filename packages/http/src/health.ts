import * as z from 'zod'
import { problem } from './problem.ts'
import { PROBLEM_TYPE, problemSchema, sendProblem } from './problem-document.ts'
import type { HttpApp, HttpDeps, Readiness } from './types.ts'

const readinessSchema = z.object({
  ready: z.boolean(),
  checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })),
})

const statusSchema = readinessSchema.extend({
  service: z.string(),
  version: z.string(),
  startedAt: z.iso.datetime(),
  now: z.iso.datetime(),
})

const notReady = {
  description: 'A problem with the checks of a ready instance',
  content: { [PROBLEM_TYPE]: { schema: problemSchema } },
}

const ALWAYS: () => Readiness = () => ({ ready: true, checks: {} })

/** `/livez`: the process answers. `/readyz`: it may be given work. `/status`: the same for a person. */
export function serveHealth(app: HttpApp, deps: HttpDeps): void {
  const { service, version = '0.0.0', clock, readiness = ALWAYS } = deps
  const startedAt = clock.now().toISOString()
  const config = { action: 'public' } as const
  app.get(
    '/livez',
    { config, schema: { summary: 'Alive', response: { 200: z.object({ alive: z.literal(true) }) } } },
    () => ({
      alive: true as const,
    }),
  )
  app.get(
    '/readyz',
    {
      config,
      schema: { summary: 'Ready for work', response: { 200: readinessSchema, 503: notReady } },
    },
    async (request, reply) => {
      const answer = readiness()
      if (answer.ready) return answer
      const detail = 'This instance may not be given work now.'
      return sendProblem(request, reply, problem(503, 'not-ready', detail, { ...answer }))
    },
  )
  app.get(
    '/status',
    { config, schema: { summary: 'Version and checks', response: { 200: statusSchema } } },
    () => ({
      service,
      version,
      startedAt,
      now: clock.now().toISOString(),
      ...readiness(),
    }),
  )
}
