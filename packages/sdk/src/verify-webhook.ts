import { createHmac, createPublicKey, timingSafeEqual, verify as verifyWith } from 'node:crypto'
import type { IntarsiEvent } from './public-events.ts'

const TOLERANCE_SECONDS = 300
/** What stands before the 32 bytes of an ed25519 public key in its DER form (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

type Headers =
  | { get: (name: string) => string | null }
  | Readonly<Record<string, string | string[] | undefined>>

export type WebhookOptions = {
  /** The body as it came, byte for byte: never parsed and written again. */
  body: string | Uint8Array
  headers: Headers
  /** `whsec_…` of the endpoint; several while one is replaced. */
  secret?: string | readonly string[]
  /** `whpk_…` of the endpoint, instead of a secret. */
  publicKey?: string | readonly string[]
  /** How far the sender's clock may be away, seconds. Default 300. */
  toleranceSeconds?: number
  now?: Date
}

/** The request is not one of ours, was changed, or is too old. Answer it with 400 and do nothing else. */
export class WebhookRefused extends Error {
  readonly code: 'headers-missing' | 'timestamp' | 'signature' | 'not-an-event'
  constructor(code: WebhookRefused['code'], message: string) {
    super(message)
    this.name = 'WebhookRefused'
    this.code = code
  }
}

/**
 * Verifies a webhook (Standard Webhooks 1.0) and answers its event. Throws `WebhookRefused`. The same event may come
 * again, with the same id: keep ids, or make what you do with it harmless when repeated.
 */
export function verifyWebhook(options: WebhookOptions): IntarsiEvent {
  const { id, body } = verifySigned(options)
  const event = parse(body)
  if (event?.specversion !== '1.0' || event.id !== id)
    throw new WebhookRefused('not-an-event', 'The body is no CloudEvent with the id of its headers.')
  return event
}

/**
 * Verifies what an endpoint of any format is sent, FHIR Tasks too: answers the id, which a repeat has again, and the body
 * that was signed. Throws `WebhookRefused`.
 */
export function verifySigned(options: WebhookOptions): { id: string; body: string } {
  const { id, timestamp, signatures } = readHeaders(options.headers)
  refuseOld(timestamp, options)
  const body = textOf(options)
  if (!isSigned(`${id}.${timestamp}.${body}`, signatures, options))
    throw new WebhookRefused('signature', 'No signature of this request is one of the given keys.')
  return { id, body }
}

/**
 * What to answer to the challenge by which intarsi makes sure that an endpoint is yours; null when the body is none.
 * Verify first: `verifyChallenge` does both.
 */
export function verifyChallenge(options: WebhookOptions): string | null {
  const challenge = challengeOf(textOf(options))
  if (challenge === null) return null
  verifySigned(options)
  return JSON.stringify({ challenge })
}

function textOf({ body }: WebhookOptions): string {
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
}

function challengeOf(body: string): string | null {
  const given = parse(body) as { type?: string; challenge?: unknown } | null
  const isOne =
    given?.type === 'it.intarsi.notifications.endpoint-challenge' && typeof given.challenge === 'string'
  return isOne ? String(given?.challenge) : null
}

function readHeaders(headers: Headers) {
  const get = (name: string) =>
    typeof headers.get === 'function' ? headers.get(name) : (headers as Record<string, unknown>)[name]
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(get)
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string')
    throw new WebhookRefused(
      'headers-missing',
      'A webhook has webhook-id, webhook-timestamp and webhook-signature.',
    )
  return { id, timestamp, signatures: signatures.split(' ') }
}

function refuseOld(
  timestamp: string,
  { toleranceSeconds = TOLERANCE_SECONDS, now = new Date() }: WebhookOptions,
): void {
  const away = Math.abs(now.getTime() / 1000 - Number(timestamp))
  // Written so that what is no number is refused too.
  if (!(/^\d+$/.test(timestamp) && away <= toleranceSeconds))
    throw new WebhookRefused('timestamp', `The timestamp is more than ${toleranceSeconds} s away from now.`)
}

function isSigned(
  content: string,
  signatures: readonly string[],
  { secret = [], publicKey = [] }: WebhookOptions,
): boolean {
  const secrets = keysOf(secret, 'whsec_')
  const keys = keysOf(publicKey, 'whpk_')
  if (secrets.length + keys.length === 0)
    throw new Error('Give the secret or the public key of the endpoint.')
  return signatures.some((signature) => {
    const [version, text = ''] = signature.split(',')
    const bytes = Buffer.from(text, 'base64')
    if (version === 'v1')
      return secrets.some((key) => equal(createHmac('sha256', key).update(content).digest(), bytes))
    return version === 'v1a' && keys.some((key) => verifiesWith(key, content, bytes))
  })
}

/** A variable that is not set, or a comma too many, must not become the empty key, with which anybody can sign. */
function keysOf(given: string | readonly string[], prefix: string): Buffer[] {
  const keys = [given]
    .flat()
    .map((text) => Buffer.from(text.startsWith(prefix) ? text.slice(prefix.length) : text, 'base64'))
  return keys.filter(({ length }) => length > 0)
}

function equal(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function verifiesWith(raw: Buffer, content: string, signature: Buffer): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' })
  return verifyWith(null, Buffer.from(content), key, signature)
}

function parse(body: string): IntarsiEvent | null {
  try {
    return JSON.parse(body) as IntarsiEvent | null
  } catch {
    return null
  }
}
