import type { Actor } from '@intarsi/access'
import { createHttp } from '@intarsi/http'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { createApp } from '../src/app.ts'
import { configSchema } from '../src/config.ts'
import { createMatcher } from '../src/matching/create-matcher.ts'
import { startHousing } from './housing.ts'

export type Sent = { key?: string; ifMatch?: string }

/** Housing behind its routes, for whoever `actor` answers at the moment; with its real matcher. */
export async function startOverHttp(actor: () => Actor) {
  const on = await startHousing()
  const { clock, newId, db, unitOfWork } = on
  const logger = pino({ level: 'silent' })
  const matcher = createMatcher()
  const authenticate = async () => ({ ok: true as const, actor: actor(), lagSeconds: 0 })
  const http = await createHttp({ service: 'housing', clock, newId, logger, authenticate })
  const infrastructure = { db, unitOfWork, clock, newId, logger, metrics: new Registry(), redis: null }
  createApp({ ...infrastructure, config: configSchema.parse({}), matcher }).routes(http)
  const send = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, sent: Sent = {}) => {
    const headers = {
      'idempotency-key': sent.key ?? newId(),
      ...(sent.ifMatch === undefined ? {} : { 'if-match': sent.ifMatch }),
    }
    const answer = await http.inject({ method, url, ...(payload ? { payload } : {}), headers })
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
  }
  const close = async () => {
    await http.close()
    await matcher.close()
    await on.close()
  }
  return { on, http, matcher, send, close }
}
