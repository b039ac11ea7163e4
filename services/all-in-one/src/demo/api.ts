import { randomUUID } from 'node:crypto'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as pause } from 'node:timers/promises'

const ANSWER_MS = 30_000
const PATIENCE_MS = 60_000

/** A caller of the running services: the same HTTP that everybody has, with demo tokens. */
export type Api = {
  get: <Answer>(service: string, path: string, account: string) => Promise<Answer>
  /** `version`: the one that the change is made on, where there is one. */
  post: <Answer>(
    ...call: [service: string, path: string, account: string, body: unknown, version?: number]
  ) => Promise<Answer>
  /** The body of a live stream, which ends with the signal. */
  stream: (service: string, path: string, account: string, signal: AbortSignal) => Promise<ReadableStream>
  token: (account: string) => Promise<string>
  urlOf: (service: string) => string
}

export type Addresses = { issuer: string; urlOf: (service: string) => string }

/** An answer that is no success, with the problem's words. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const MOST_READS = 10

/** Makes a change on the version that stands: a fact that came in between has it read and made again, ten times at most. */
export async function onNewest(read: () => Promise<number>, change: (version: number) => Promise<unknown>) {
  for (let reads = 1; ; reads++) {
    try {
      return await change(await read())
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 412 || reads === MOST_READS) throw error
    }
  }
}

/** Throws `Refused` on every answer that is no success. */
export function createApi({ issuer, urlOf }: Addresses): Api {
  const tokens = new Map<string, Promise<string>>()
  const token = (account: string) => {
    const known = tokens.get(account) ?? askToken(issuer, account)
    tokens.set(account, known)
    // A token that was not given is asked for again the next time.
    known.catch(() => tokens.delete(account))
    return known
  }
  const call = async (service: string, path: string, account: string, init: RequestInit = {}) => {
    const url = new URL(path, urlOf(service))
    const headers = { ...init.headers, authorization: `Bearer ${await token(account)}` }
    return answerOf(await patientFetch(url, { ...init, headers }))
  }
  return {
    token,
    urlOf,
    get: async (service, path, account) => (await call(service, path, account)) as never,
    stream: async (service, path, account, signal) => {
      const headers = { authorization: `Bearer ${await token(account)}` }
      const response = await fetch(new URL(path, urlOf(service)), { headers, signal })
      if (!response.ok || !response.body) throw new Error(`${response.url} answered ${response.status}`)
      return response.body as ReadableStream
    },
    post: async (service, path, account, body, version) =>
      (await call(service, path, account, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        body: JSON.stringify(body),
      })) as never,
  }
}

async function askToken(issuer: string, account: string): Promise<string> {
  const body = JSON.stringify({ account })
  const headers = { 'content-type': 'application/json' }
  const answer = await answerOf(await patientFetch(`${issuer}/token`, { method: 'POST', headers, body }))
  return (answer as { access_token: string }).access_token
}

/** A service that has more to do than it can says when to ask again: on a small or busy machine that is no failure. */
async function patientFetch(url: string | URL, init: RequestInit): Promise<Response> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) })
    const again = response.headers.get('retry-after')
    if (response.status !== 503 || again === null || performance.now() > until) return response
    await response.body?.cancel()
    await pause(1000 * Number(again))
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const body = (await response.json()) as { code?: string; detail?: string }
  if (response.ok) return body
  const { status, url } = response
  throw new Refused(status, `${url} answered ${status} ${body.code ?? ''}: ${body.detail ?? ''}`)
}
