import type { FastifyInstance } from 'fastify'
import type { DeskDeps } from '../server/desk-deps.ts'

/** Registers the routes of one page, or of a few that belong together. */
export type PageRoutes = (app: FastifyInstance, deps: DeskDeps) => void
