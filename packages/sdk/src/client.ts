import type { EventFilter } from './filter.ts'
import { queryOf } from './filter.ts'
import type { IntarsiEvent } from './public-events.ts'

export type ClientOptions = {
  /** Where the notifications service of the installation answers, such as `https://intarsi.example.org/api/notifications`. */
  url: string
  /** A bearer token, or what gets a fresh one: it is asked again when the token is refused. */
  token: string | (() => Promise<string>)
  fetch?: typeof fetch
}

/** What intarsi answered when it refused (RFC 9457): `code` is stable, `detail` is for people. */
export class IntarsiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly retryAfterSeconds: number | null
  constructor(status: number, problem: { code?: string; detail?: string }, retryAfterSeconds: number | null) {
    super(problem.detail ?? `intarsi answered with status ${status}`)
    this.name = 'IntarsiProblem'
    this.status = status
    this.code = problem.code ?? 'unknown'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export type Page = { events: IntarsiEvent[]; cursor: string; more: boolean }

export type NewEndpoint = {
  url: string
  description?: string
  filter?: EventFilter
  ordered?: boolean
  maxInFlight?: number
  maxPerSecond?: number
  format?: 'cloudevent' | 'fhir-task'
  signatures?: 'v1' | 'v1+v1a'
}

export type Endpoint = Required<Omit<NewEndpoint, 'signatures'>> & {
  endpointId: string
  state: 'unverified' | 'active' | 'paused' | 'disabled'
  disabledReason: string | null
  failingSince: string | null
  keys: { keyId: string; kind: 'v1' | 'v1a'; publicKey: string | null; expiresAt: string | null }[]
  version: number
}

export type Delivery = {
  deliveryId: number
  endpointId: string
  eventId: string
  type: string
  state: 'due' | 'delivered' | 'failed' | 'cancelled'
  attempts: number
  nextAttemptAt: string | null
}

export type Client = ReturnType<typeof createClient>

/** The interface for integrators, typed. Every method throws `IntarsiProblem` when intarsi refuses. */
export function createClient(options: ClientOptions) {
  const call = <Answer>(method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    json<Answer>(options, { method, path, headers, ...(body ? { body } : {}) })
  const at = (endpointId: string) => `/endpoints/${encodeURIComponent(endpointId)}`
  return {
    options,
    /** A page of the feed after a cursor; `oldest` for everything that is kept. A 410 says that the cursor is too old. */
    pull: (page: { after: string; limit?: number; filter?: EventFilter; signal?: AbortSignal }) =>
      pullPage(options, page),
    /** Where a case stands. intarsi records that you read it. */
    showCase: (referralId: string) =>
      call<Record<string, unknown>>('GET', `/cases/${encodeURIComponent(referralId)}`),
    /** Where all cases stand, the longest unchanged first: how to begin, and how to compare after a reset. */
    listCases: (page: { updatedSince?: string; cursor?: string } = {}) =>
      call<{ items: Record<string, unknown>[]; next: string | null }>(
        'GET',
        `/cases?${new URLSearchParams(page)}`,
      ),
    createEndpoint: (endpoint: NewEndpoint) =>
      call<Endpoint & { secret: string | null }>('POST', '/endpoints', endpoint, {
        'idempotency-key': crypto.randomUUID(),
      }),
    listEndpoints: async () => (await call<{ items: Endpoint[] }>('GET', '/endpoints')).items,
    showEndpoint: (endpointId: string) => call<Endpoint>('GET', at(endpointId)),
    changeEndpoint: (
      endpoint: Pick<Endpoint, 'endpointId' | 'version'>,
      change: Partial<NewEndpoint> & { paused?: boolean },
    ) => call<Endpoint>('PATCH', at(endpoint.endpointId), change, { 'if-match': `"${endpoint.version}"` }),
    deleteEndpoint: (endpointId: string) => call<null>('DELETE', at(endpointId)),
    /** Has intarsi ask the receiver for its proof; the endpoint is active when it gives it. */
    verifyEndpoint: (endpointId: string, method: 'challenge' | 'options' = 'challenge') =>
      call<Endpoint>('POST', `${at(endpointId)}/verification`, { method }),
    rotateKey: (endpointId: string, kind: 'v1' | 'v1a' = 'v1') =>
      call<{ keyId: string; secret: string | null; publicKey: string | null; formerKeysUntil: string }>(
        'POST',
        `${at(endpointId)}/keys`,
        { kind },
      ),
    testEndpoint: (endpointId: string) =>
      call<{ eventId: string; deliveryId: number }>('POST', `${at(endpointId)}/tests`, {}),
    /** Newest first; `next`, when not null, is the cursor of the page after. */
    listDeliveries: (endpointId: string, page: { state?: Delivery['state']; cursor?: string } = {}) =>
      call<{ items: Delivery[]; next: string | null }>(
        'GET',
        `${at(endpointId)}/deliveries?${new URLSearchParams(page)}`,
      ),
    /** With the event as it is sent and every attempt. */
    showDelivery: (deliveryId: number) =>
      call<Delivery & { body: string | null; attemptsMade: Record<string, unknown>[] }>(
        'GET',
        `/deliveries/${deliveryId}`,
      ),
    replayDelivery: (deliveryId: number) => call<Delivery>('POST', `/deliveries/${deliveryId}/replay`, {}),
    recoverFailed: (endpointId: string, since: Date) =>
      call<{ recovered: number }>('POST', `${at(endpointId)}/recovery`, { since: since.toISOString() }),
    replayMissing: (endpointId: string, since: Date) =>
      call<{ added: number }>('POST', `${at(endpointId)}/missing`, { since: since.toISOString() }),
  }
}

async function pullPage(
  options: ClientOptions,
  {
    after,
    limit = 100,
    filter = {},
    signal,
  }: { after: string; limit?: number; filter?: EventFilter; signal?: AbortSignal },
): Promise<Page> {
  const query = queryOf(filter)
  query.set('after', after)
  query.set('limit', String(limit))
  const response = await send(options, {
    method: 'GET',
    path: `/events?${query}`,
    headers: {},
    ...(signal ? { signal } : {}),
  })
  return {
    events: (await response.json()) as IntarsiEvent[],
    cursor: response.headers.get('intarsi-cursor') ?? after,
    more: response.headers.get('intarsi-more') === 'true',
  }
}

export type Request = {
  method: string
  path: string
  headers: Record<string, string>
  body?: object
  signal?: AbortSignal
}

async function json<Answer>(options: ClientOptions, request: Request): Promise<Answer> {
  const response = await send(options, request)
  const text = await response.text()
  return (text === '' ? null : JSON.parse(text)) as Answer
}

/** Sends with a token, with a fresh one when the first is refused; throws `IntarsiProblem` for anything but success. */
export async function send(options: ClientOptions, request: Request): Promise<Response> {
  const first = await attempt(options, request)
  const response =
    first.status === 401 && typeof options.token === 'function' ? await attempt(options, request) : first
  if (response.ok) return response
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  throw new IntarsiProblem(response.status, problem, Number.isNaN(retryAfter) ? null : retryAfter)
}

async function attempt(
  options: ClientOptions,
  { method, path, headers, body, signal }: Request,
): Promise<Response> {
  const token = typeof options.token === 'string' ? options.token : await options.token()
  return (options.fetch ?? fetch)(`${options.url.replace(/\/$/, '')}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  })
}
