import { randomUUID } from 'node:crypto'
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

export type Call = <Answer extends z.ZodType>(
  method: string,
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
  /** The response itself, for files and streams; throws as `call` does. */
  raw: (method: string, path: string, options?: RawOptions) => Promise<Response>
}

export type RawOptions = CallOptions & {
  headers?: Record<string, string>
  form?: FormData
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
      const body = response.status === 204 ? null : await response.json()
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
type Request = { method: string; path: string; options: RawOptions }

async function send({ service, urls, who }: Target, { method, path, options }: Request): Promise<Response> {
  const url = new URL(path, urls[service])
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value))
  }
  const response = await answerOf(service, url, { method, who, options })
  if (response.ok) return response
  throw new ApiProblem(response.status, await bodyOf(response))
}

async function answerOf(
  service: ServiceName,
  url: URL,
  { method, who, options }: Omit<Request, 'path'> & { who: Identity },
): Promise<Response> {
  const { body, form, timeoutMs = TIMEOUT_MS } = options
  try {
    return await fetch(url, {
      method,
      headers: headersOf(method, who, options),
      signal: options.signal ?? AbortSignal.timeout(timeoutMs),
      ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
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

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    // A proxy's page in between is no problem document.
    return null
  }
}
