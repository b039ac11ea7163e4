import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { CryptoKey, JWK } from 'jose'
import { exportJWK, generateKeyPair, importJWK } from 'jose'

export const ALGORITHM = 'ES256'

export type SigningKey = { kid: string; privateKey: CryptoKey; publicJwk: JWK }

/** A key made now, or the one in the file, so that tokens outlive a restart. The file is for its owner only. */
export async function loadSigningKey(file?: string): Promise<SigningKey> {
  const kept = file && (await readKept(file))
  const jwk = kept || (await newKey())
  if (file && !kept) await writeFile(file, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' })
  const privateKey = await importJWK(jwk, ALGORITHM)
  if (privateKey instanceof Uint8Array) throw new Error('The demo key must be a key pair.')
  const { d: _, ...publicJwk } = jwk
  return { kid: jwk.kid ?? '', privateKey, publicJwk }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: ALGORITHM, use: 'sig' }
}

async function readKept(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
