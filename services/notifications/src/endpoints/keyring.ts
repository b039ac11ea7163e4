import { createCipheriv, createDecipheriv, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { NewId } from '@intarsi/kernel'
import type { SealedKey } from './tables.ts'

const SECRET_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** Makes, seals and opens signing keys. What lies in the database is of no use without the operator's key. */
export type Keyring = {
  seal: (secret: Buffer) => string
  /** Throws when the text was sealed with another key, or changed. */
  open: (sealed: string) => Buffer
}

/** AES-256-GCM under the operator's key: 32 bytes in base64. */
export function createKeyring(base64: string): Keyring {
  const key = Buffer.from(base64, 'base64')
  if (key.length !== 32) throw new Error('The key of the keyring is not 32 bytes.')
  return {
    seal: (secret) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const text = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
    },
  }
}

type NewKey = { keyring: Keyring; newId: NewId; now: Date }

/** A shared secret, shown once as `whsec_…` (Standard Webhooks 1.0: 24 to 64 random bytes). */
export function newSharedKey({ keyring, newId, now }: NewKey): { key: SealedKey; shown: string } {
  const secret = randomBytes(SECRET_BYTES)
  const key = { kind: 'v1' as const, sealed: keyring.seal(secret), publicKey: null }
  return { key: { keyId: newId(), ...key, ...since(now) }, shown: `whsec_${secret.toString('base64')}` }
}

/** A key pair; the private half never leaves, the public one is `whpk_…`. */
export function newSigningKey({ keyring, newId, now }: NewKey): SealedKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const sealed = keyring.seal(privateKey.export({ format: 'der', type: 'pkcs8' }))
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    keyId: newId(),
    kind: 'v1a',
    sealed,
    publicKey: `whpk_${raw.toString('base64')}`,
    ...since(now),
  }
}

function since(now: Date) {
  return { createdAt: now.toISOString(), expiresAt: null }
}

/** The keys that sign at this moment: the newest of each kind, and older ones until they expire. */
export function validKeys(keys: readonly SealedKey[], now: Date): SealedKey[] {
  return keys.filter(({ expiresAt }) => expiresAt === null || new Date(expiresAt) > now)
}
