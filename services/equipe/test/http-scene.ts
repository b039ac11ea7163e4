import { type Actor, grantsIn } from '@intarsi/access'
import { personChanged } from '@intarsi/contracts'
import { createHttp, type HttpApp } from '@intarsi/http'
import { createUuidV7 } from '@intarsi/kernel'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { createApp } from '../src/app.ts'
import type { EquipeDeps } from '../src/deps.ts'
import { romeDay } from '../src/rome-time.ts'
import { openScene, person, type Scene } from './scene.ts'

export type HttpScene = Scene & {
  /** Calls a route as a person of the demo directory; the body of the answer is parsed. */
  as: (key: string) => Caller
  deps: EquipeDeps
}

type Answer = { status: number; body: Record<string, unknown>; etag: string | undefined }
type Options = { version?: number; key?: string }
export type Caller = {
  get: (url: string) => Promise<Answer>
  post: (url: string, payload?: unknown, options?: Options) => Promise<Answer>
  put: (url: string, payload?: unknown, options?: Options) => Promise<Answer>
}

/** The scene with equipe's own routes, and everybody's rights as the directory announced them. */
export async function openHttpScene(): Promise<HttpScene> {
  const scene = await openScene()
  const newId = createUuidV7(scene.clock)
  const logger = pino({ level: 'silent' })
  const deps: EquipeDeps = {
    config: {},
    db: scene.db,
    unitOfWork: scene.unitOfWork,
    clock: scene.clock,
    newId,
    logger,
    metrics: new Registry(),
    redis: null,
  }
  const http = await createHttp({
    service: 'equipe',
    clock: scene.clock,
    newId,
    logger,
    authenticate: async (header) => ({ ok: true, actor: await actorOf(scene, header ?? ''), lagSeconds: 0 }),
    requestsPerMinute: 0,
  })
  createApp(deps).routes(http)
  await http.ready()
  const close = async () => {
    await http.close()
    await scene.close()
  }
  return { ...scene, close, deps, as: (key) => callerOf(http, key) }
}

function callerOf(http: HttpApp, key: string): Caller {
  const headers = { authorization: person(key) }
  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: unknown,
    options: Options = {},
  ) => {
    const answer = await http.inject({
      method,
      url,
      headers: {
        ...headers,
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
        'idempotency-key': options.key ?? crypto.randomUUID(),
      },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
    const etag = answer.headers.etag
    return {
      status: answer.statusCode,
      body: answer.json(),
      etag: etag === undefined ? undefined : String(etag),
    }
  }
  return {
    get: (url) => call('GET', url),
    post: (url, payload, options) => call('POST', url, payload, options),
    put: (url, payload, options) => call('PUT', url, payload, options),
  }
}

/** Rights as of the last announcement of the person. */
async function actorOf({ db, clock }: Scene, personId: string): Promise<Actor> {
  const row = await db
    .selectFrom('outbox')
    .select('payload')
    .where('aggregateid', '=', personId)
    .where('type', '=', personChanged.type)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const data = personChanged.data.parse((row.payload as { data: unknown }).data)
  return { ...data, roles: grantsIn(data), asOf: romeDay(clock.now()) }
}
