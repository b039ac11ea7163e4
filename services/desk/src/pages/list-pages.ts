import fastify, { type FastifyInstance } from 'fastify'
import type { DeskDeps } from '../server/desk-deps.ts'
import { pages } from './index.ts'

/** Nothing is answered here, so next to nothing is needed to answer it. */
const DEPS = { publicUrl: () => 'http://desk.invalid' } as DeskDeps

/** The routes that answer GET, in alphabetical order. */
export function listPages(): string[] {
  const app = fastify()
  const routes = new Set<string>()
  app.addHook('onRoute', ({ method, url }) => {
    if (method === 'GET') routes.add(url)
  })
  for (const page of pages) page(app as unknown as FastifyInstance, DEPS)
  return [...routes].sort()
}
