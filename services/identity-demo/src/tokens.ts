import type { Clock } from '@intarsi/kernel'
import { SignJWT } from 'jose'
import type { SigningKey } from './signing-key.ts'
import { ALGORITHM } from './signing-key.ts'

export const TOKEN_SECONDS = 8 * 3600

export type TokenMaker = {
  accessToken: (subject: string) => Promise<string>
  idToken: (subject: string, clientId: string, nonce: string | undefined) => Promise<string>
}

type Options = { key: SigningKey; issuer: () => string; audience: string; clock: Clock; newId: () => string }

/** Makes tokens that say who, never what somebody may do. */
export function createTokenMaker({ key, issuer, audience, clock, newId }: Options): TokenMaker {
  const sign = (claims: Record<string, unknown>, subject: string, aud: string) => {
    const now = Math.floor(clock.now().getTime() / 1000)
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, kid: key.kid })
      .setIssuer(issuer())
      .setSubject(subject)
      .setAudience(aud)
      .setIssuedAt(now)
      .setExpirationTime(now + TOKEN_SECONDS)
      .setJti(newId())
      .sign(key.privateKey)
  }
  return {
    accessToken: (subject) => sign({}, subject, audience),
    idToken: (subject, clientId, nonce) => sign(nonce ? { nonce } : {}, subject, clientId),
  }
}
