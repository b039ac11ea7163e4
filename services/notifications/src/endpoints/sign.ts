import { createHmac, createPrivateKey, sign as signWith } from 'node:crypto'
import type { Keyring } from './keyring.ts'
import type { SealedKey } from './tables.ts'

/** An opened key, and until when it signs; null: until it is replaced. */
export type Signer = { sign: (content: string) => string; until: Date | null }

/** What is sent, with its id; every attempt has its own instant. */
export type Signed = { id: string; body: string; at: Date }

/** Opens keys for signing. */
export function openSigners(keyring: Keyring, keys: readonly SealedKey[]): Signer[] {
  return keys.map(({ kind, sealed, expiresAt }) => ({
    sign: signingWith(kind, keyring.open(sealed)),
    until: expiresAt === null ? null : new Date(expiresAt),
  }))
}

/**
 * The three headers of Standard Webhooks 1.0, over `id.timestamp.body` exactly as it is sent. One signature per valid
 * key, so that a receiver verifies with the old secret or the new one while both live.
 */
export function signatureHeaders(
  signers: readonly Signer[],
  { id, body, at }: Signed,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const content = `${id}.${timestamp}.${body}`
  const valid = signers.filter(({ until }) => until === null || until > at)
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': valid.map(({ sign }) => sign(content)).join(' '),
  }
}

function signingWith(kind: SealedKey['kind'], secret: Buffer): Signer['sign'] {
  if (kind === 'v1') return (content) => `v1,${createHmac('sha256', secret).update(content).digest('base64')}`
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })
  return (content) => `v1a,${signWith(null, Buffer.from(content), key).toString('base64')}`
}
