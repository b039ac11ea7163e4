import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose'
import { createLocalJWKSet, createRemoteJWKSet } from 'jose'
import * as z from 'zod'

const KEYS_KEPT_MS = 600_000
const TIMEOUT_MS = 3000

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** The issuer's keys: the set given, read from an address, or from the address its discovery document names. */
export function issuerKeys(issuer: string, jwks?: URL | JSONWebKeySet): JWTVerifyGetKey {
  if (jwks instanceof URL) return remote(jwks)
  return jwks ? createLocalJWKSet(jwks) : discovered(issuer)
}

function remote(address: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(address, { cacheMaxAge: KEYS_KEPT_MS, timeoutDuration: TIMEOUT_MS })
}

/** Asks at the first token, and again at the next when that failed: a service may start before its issuer. */
function discovered(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined
  return async (header, token) => {
    keys ??= discover(issuer)
    try {
      return await (await keys)(header, token)
    } catch (error) {
      if (await failed(keys)) keys = undefined
      throw error
    }
  }
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  const document = discovery.parse(await answer.json())
  if (document.issuer !== issuer) throw new Error(`${address} describes another issuer.`)
  return remote(new URL(document.jwks_uri))
}

async function failed(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => false,
    () => true,
  )
}
