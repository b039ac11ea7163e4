import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import { type AddressPolicy, isAllowed, literalOf, needsTrust, urlFault } from './address-policy.ts'
import { createResolve, type Resolve } from './resolve.ts'

export const TIMEOUT_MS = 15_000
export const MOST_RESPONSE_BYTES = 64 * 1024
const MOST_HEADERS = 50
const LONGEST_HEADER = 500

export type OutgoingRequest = {
  url: string
  method: 'POST' | 'OPTIONS'
  headers: Record<string, string>
  body?: string
}

/** What came back, or why nothing did. Redirects are answers like any other: never followed. */
export type Reply =
  | { ok: true; status: number; headers: Record<string, string>; body: string; durationMs: number }
  | { ok: false; error: string; durationMs: number }

export type SafeClient = {
  send: (request: OutgoingRequest) => Promise<Reply>
  close: () => Promise<void>
}

export type SafeClientOptions = {
  policy: AddressPolicy
  /** How names become addresses, unless a test is malicious. */
  resolve?: Resolve
  timeoutMs?: number
}

/** A client for addresses that strangers gave: every connection goes to an address that was checked for it. */
export function createSafeClient(options: SafeClientOptions): SafeClient {
  const { policy, timeoutMs = TIMEOUT_MS, resolve = createResolve() } = options
  const agents = {
    public: agentFor({ policy, resolve, timeoutMs }, false),
    trusted: agentFor({ policy, resolve, timeoutMs }, true),
  }
  const send = async (request: OutgoingRequest): Promise<Reply> => {
    const startedAt = performance.now()
    const durationMs = () => Math.round(performance.now() - startedAt)
    // Asked again: the operator's networks may have changed since the address was registered.
    const fault = urlFault(request.url, policy)
    if (fault) return { ok: false, error: `refused: ${fault.code}`, durationMs: durationMs() }
    const url = new URL(request.url)
    const literal = literalOf(url)
    if (literal !== null && !isAllowed(literal, policy, needsTrust(url)))
      return { ok: false, error: 'refused: address', durationMs: durationMs() }
    try {
      const reply = await ask(needsTrust(url) ? agents.trusted : agents.public, url, { request, timeoutMs })
      return { ok: true, ...reply, durationMs: durationMs() }
    } catch (error) {
      return { ok: false, error: nameOf(error), durationMs: durationMs() }
    }
  }
  return {
    send,
    close: async () => {
      await Promise.all(Object.values(agents).map((agent) => agent.destroy()))
    },
  }
}

/** Connections are bounded by what each endpoint may have in flight: those of one host do not wait for each other. */
function agentFor(options: Required<SafeClientOptions>, onlyTrusted: boolean): Agent {
  return new Agent({
    pipelining: 1,
    keepAliveTimeout: 10_000,
    connect: { lookup: guarded(options, onlyTrusted), timeout: options.timeoutMs },
  })
}

/** Resolves a name at the moment of connecting, and refuses it whole when one of its addresses is not allowed. */
function guarded({ policy, resolve }: Required<SafeClientOptions>, onlyTrusted: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const bad = addresses.some(({ address }) => !isAllowed(address, policy, onlyTrusted))
        const [first] = addresses
        if (bad || !first) return callback(new RefusedAddress(), '')
        if (options.all) return callback(null, addresses)
        return callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

class RefusedAddress extends Error {
  readonly code = 'refused: address'
}

type Asking = { request: OutgoingRequest; timeoutMs: number }

async function ask(agent: Agent, url: URL, { request, timeoutMs }: Asking) {
  const { statusCode, headers, body } = await agent.request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: request.method,
    headers: request.headers,
    body: request.body ?? null,
    signal: AbortSignal.timeout(timeoutMs),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  return { status: statusCode, headers: flat(headers), body: await readSome(body) }
}

/** At most 64 KiB; who sends more has said enough, and the connection ends. */
async function readSome(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    chunks.push(chunk as Buffer)
    bytes += (chunk as Buffer).length
    if (bytes >= MOST_RESPONSE_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, MOST_RESPONSE_BYTES).toString('utf8')
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => [name, [value ?? []].flat().join(', ').slice(0, LONGEST_HEADER)]),
  )
}

/** A code that tells a receiver's owner what to look at, and nothing of our own network. */
function nameOf(error: unknown): string {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } }
  if (name === 'TimeoutError' || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return 'timeout'
  return code ?? cause?.code ?? name ?? 'failed'
}
