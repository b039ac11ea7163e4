import type { Actor, Role } from '@intarsi/access'
import type { Territory } from '@intarsi/contracts'
import { createHttp } from '@intarsi/http'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { createApp } from '../src/app.ts'
import type { TestCasework } from './casework.ts'

const NOBODY = '0192f3a0-0000-7000-8000-0000000000a1'
const BODY = '0192f3a0-0000-7000-8000-0000000000b0'

/** Somebody with one role in one territory. */
export function actorWith(
  role: Role,
  { personId = NOBODY, territory = 'RE', health = false }: Partial<Someone> = {},
): Actor {
  return {
    personId,
    subject: `demo|${role}`,
    bodyId: BODY,
    sportelloIds: [],
    active: true,
    agreementValidUntil: '2030-01-01',
    roles: [{ role, territory, tableId: null, healthRole: health }],
    since: '2026-01-01T00:00:00.000Z',
  }
}
type Someone = { personId: string; territory: Territory; health: boolean }

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH'

/** Casework's routes over a test database, asked by whoever `as` names. */
export async function openHttp({ clock, newId, db, unitOfWork }: TestCasework) {
  let actor = actorWith('coordinator')
  const logger = pino({ level: 'silent' })
  const http = await createHttp({
    service: 'casework',
    clock,
    newId,
    logger,
    authenticate: async () => ({ ok: true, actor, lagSeconds: 0 }),
    requestsPerMinute: 0,
  })
  const infrastructure = { db, unitOfWork, clock, newId, logger, metrics: new Registry(), redis: null }
  createApp({ ...infrastructure, config: {} }).routes(http)
  const send = async (
    method: Method,
    url: string,
    payload?: object,
    extra: { ifMatch?: string | undefined; key?: string } = {},
  ) => {
    const answer = await http.inject({
      method,
      url,
      ...(payload ? { payload } : {}),
      headers: {
        'idempotency-key': extra.key ?? newId(),
        ...(extra.ifMatch ? { 'if-match': extra.ifMatch } : {}),
      },
    })
    return { status: answer.statusCode, body: answer.json(), etag: answer.headers.etag }
  }
  return {
    http,
    as: (someone: Actor) => {
      actor = someone
    },
    send,
    /** Sends a command on a case with the version it has now. */
    command: async (picId: string, step: string, payload?: object, method: Method = 'POST') => {
      const { etag } = await send('GET', `/presa-in-carico/${picId}`)
      return send(method, `/presa-in-carico/${picId}/${step}`, payload, { ifMatch: etag })
    },
    close: () => http.close(),
  }
}
export type TestHttp = Awaited<ReturnType<typeof openHttp>>
