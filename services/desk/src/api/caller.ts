import { randomUUID } from 'node:crypto'
import { type Dispatcher, request } from 'undici'
import type * as z from 'zod'
import { ApiProblem, ServiceAway } from './problem.ts'

export type ServiceName = 'intake' | 'equipe' | 'housing' | 'casework' | 'notifications'
export type ServiceUrls = Readonly<Record<ServiceName, string>>

export type CallOptions = {
  query?: Readonly<Record<string, string | number | boolean | undefined>>
  body?: unknown
  /** The version a change was made on. */
  ifMatch?: string | number | undefined
  /** Names a creation: the same key twice creates once. Default: of a POST, a new one each time. */
  key?: string | undefined
  timeoutMs?: number
}

/** Which page of a list, and how long. */
export type PageOf = { cursor?: string | undefined; limit: number }

type Method = Dispatcher.HttpMethod
type Answer = Dispatcher.ResponseData

export type Call = <Answer extends z.ZodType>(
  method: Method,
  path: string,
  answer: Answer,
  options?: CallOptions,
) => Promise<z.infer<Answer>>

/** One service, called with one person's token. */
export type Caller = {
  /** Answers the body as `answer` reads it; throws an `ApiProblem` or a `ServiceAway`. */
  call: Call
  get: <Answer extends z.ZodType>(
    path: string,
    answer: Answer,
    query?: CallOptions['query'],
  ) => Promise<z.infer<Answer>>
  /** The response itself, for a stream; throws as `call` does. */
  raw: (method: Method, path: string, options?: RawOptions) => Promise<Answer>
}

export type RawOptions = CallOptions & {
  headers?: Record<string, string>
  signal?: AbortSignal
}

export type Callers = Readonly<Record<ServiceName, Caller>>

/** `token` null: nobody is signed in, and only what is public answers. */
export type Identity = { token: string | null; correlationId: string }

const TIMEOUT_MS = 10_000

/** The services as one person reaches them. */
export function createCallers(urls: ServiceUrls, who: Identity): Callers {
  const of = (service: ServiceName): Caller => {
    const raw: Caller['raw'] = (method, path, options = {}) =>
      send({ service, urls, who }, { method, path, options })
    const call: Call = async (method, path, answer, options = {}) => {
      const response = await raw(method, path, options)
      const body = response.statusCode === 204 ? null : await response.body.json()
      return answer.parse(body)
    }
    return { raw, call, get: (path, answer, query) => call('GET', path, answer, query ? { query } : {}) }
  }
  return {
    intake: of('intake'),
    equipe: of('equipe'),
    housing: of('housing'),
    casework: of('casework'),
    notifications: of('notifications'),
  }
}

type Target = { service: ServiceName; urls: ServiceUrls; who: Identity }
type Request = { method: Method; path: string; options: RawOptions }

async function send({ service, urls, who }: Target, { method, path, options }: Request): Promise<Answer> {
  const url = new URL(path, urls[service])
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value))
  }
  const response = await answerOf(service, url, { method, who, options })
  const { statusCode: status } = response
  if (status >= 200 && status < 300) return response
  throw new ApiProblem(status, await bodyOf(response))
}

/** A page makes several calls: this costs half of what `fetch` does. */
async function answerOf(
  service: ServiceName,
  url: URL,
  { method, who, options }: Omit<Request, 'path'> & { who: Identity },
): Promise<Answer> {
  const { body, timeoutMs = TIMEOUT_MS } = options
  try {
    return await request(url, {
      method,
      headers: headersOf(method, who, options),
      signal: options.signal ?? AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (error) {
    throw new ServiceAway(service, error)
  }
}

function headersOf(
  method: string,
  { token, correlationId }: Identity,
  options: RawOptions,
): Record<string, string> {
  const { body, ifMatch, headers } = options
  const key = options.key ?? (method === 'POST' ? randomUUID() : undefined)
  return {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    'x-correlation-id': correlationId,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    ...headers,
  }
}

async function bodyOf({ body }: Answer): Promise<unknown> {
  try {
    return await body.json()
  } catch {
    // A proxy's page in between is no problem document.
    return null
  }
}
