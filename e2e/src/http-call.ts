import { randomUUID } from 'node:crypto'
import type { Answer, CallInit } from './open-system.ts'

const TIMEOUT_MS = 20_000

/** Sends a request as whoever the token names. Rejects when nobody answers. */
export async function httpCall(
  url: URL,
  token: string,
  { method, body, ifMatch, key, timeoutMs = TIMEOUT_MS }: CallInit & { timeoutMs?: number } = {},
): Promise<Answer> {
  const wanted = method ?? (body === undefined ? 'GET' : 'POST')
  const headers = new Headers({ authorization: `Bearer ${token}` })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (ifMatch !== undefined) headers.set('if-match', String(ifMatch))
  if (wanted === 'POST') headers.set('idempotency-key', key ?? randomUUID())
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(url, {
    method: wanted,
    headers,
    ...sent,
    signal: AbortSignal.timeout(timeoutMs),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    etag: response.headers.get('etag') ?? undefined,
  }
}
