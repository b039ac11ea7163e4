import { createActorLookup } from '@intarsi/access'
import { createHttp, createLogger, type HttpApp } from '@intarsi/http'
import { createUuidV7, systemClock } from '@intarsi/kernel'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { createApp } from '../src/app.ts'
import type { Scene } from './scene.ts'

/** Equipe's routes over a scene; a bearer token is a person's subject, rights are those of the directory. */
export async function equipeHttp(scene: Scene): Promise<HttpApp> {
  const newId = createUuidV7(systemClock)
  const findActor = createActorLookup(scene.db)
  const http = await createHttp({
    service: 'equipe',
    clock: scene.clock,
    newId,
    logger: createLogger({ service: 'equipe', level: 'silent' }),
    authenticate: async (header) => {
      const actor = await findActor(header?.replace('Bearer ', '') ?? '')
      if (actor) return { ok: true, actor, lagSeconds: 0 }
      return { ok: false, status: 401, code: 'unauthenticated', detail: 'Nobody has this token.' }
    },
    requestsPerMinute: 0,
  })
  const app = createApp({
    ...scene,
    config: {},
    newId,
    logger: pino({ level: 'silent' }),
    metrics: new Registry(),
    redis: null,
  })
  app.routes(http)
  await http.ready()
  return http
}
