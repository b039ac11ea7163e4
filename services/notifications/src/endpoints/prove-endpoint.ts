import { randomBytes } from 'node:crypto'
import type { Reply } from '../outbound/safe-client.ts'
import type { EndpointDeps } from './deps.ts'
import type { Keyring } from './keyring.ts'
import { openSigners, signatureHeaders } from './sign.ts'
import type { EndpointRow } from './tables.ts'

/** `reason` is a code: `http-<status>`, what an attempt says, `challenge-not-repeated` or `origin-not-allowed`. */
export type Proof = { ok: true; maxPerSecond: number | null } | { ok: false; reason: string; detail: string }

const CHALLENGE_TYPE = 'it.intarsi.notifications.endpoint-challenge'

type Asking = Pick<EndpointDeps, 'client' | 'clock' | 'newId' | 'origin'>

/**
 * Asks a receiver for a proof that it is its owner's. `challenge`: a signed POST whose answer repeats the random text,
 * which only who reads the body can. `options`: the CloudEvents handshake, in which the receiver names us as allowed.
 */
export function proveEndpoint(
  deps: Asking,
  { row, keyring, method }: { row: EndpointRow; keyring: Keyring; method: 'challenge' | 'options' },
): Promise<Proof> {
  return method === 'challenge' ? challenge(deps, row, keyring) : handshake(deps, row)
}

async function challenge(deps: Asking, row: EndpointRow, keyring: Keyring): Promise<Proof> {
  const text = randomBytes(24).toString('base64url')
  const at = deps.clock.now()
  const body = JSON.stringify({ type: CHALLENGE_TYPE, challenge: text })
  const headers = signatureHeaders(openSigners(keyring, row.keys), { id: deps.newId(), body, at })
  const reply = await deps.client.send({
    url: row.url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  if (!isGood(reply)) return refusal(reply)
  if (repeats(reply.body, text)) return { ok: true, maxPerSecond: null }
  const detail = 'The answer does not repeat the challenge, as {"challenge": "…"} or as text.'
  return { ok: false, reason: 'challenge-not-repeated', detail }
}

function repeats(body: string, text: string): boolean {
  if (body.trim() === text) return true
  try {
    return (JSON.parse(body) as { challenge?: unknown } | null)?.challenge === text
  } catch {
    return false
  }
}

async function handshake({ client, origin }: Asking, row: EndpointRow): Promise<Proof> {
  const reply = await client.send({
    url: row.url,
    method: 'OPTIONS',
    headers: { 'webhook-request-origin': origin, 'webhook-request-rate': String(row.max_per_second * 60) },
  })
  if (!isGood(reply)) return refusal(reply)
  const allowed = (reply.headers['webhook-allowed-origin'] ?? '').split(',').map((each) => each.trim())
  if (!allowed.includes('*') && !allowed.includes(origin))
    return {
      ok: false,
      reason: 'origin-not-allowed',
      detail: `WebHook-Allowed-Origin does not name ${origin}.`,
    }
  const perMinute = Number(reply.headers['webhook-allowed-rate'])
  return {
    ok: true,
    maxPerSecond:
      Number.isFinite(perMinute) && perMinute > 0 ? Math.max(1, Math.floor(perMinute / 60)) : null,
  }
}

type Good = Extract<Reply, { ok: true }>

function isGood(reply: Reply): reply is Good {
  return reply.ok && reply.status >= 200 && reply.status < 300
}

function refusal(reply: Reply): Proof {
  if (!reply.ok)
    return { ok: false, reason: reply.error, detail: `The receiver could not be asked: ${reply.error}.` }
  const detail = `The receiver answered with status ${reply.status}.`
  return { ok: false, reason: `http-${reply.status}`, detail }
}
