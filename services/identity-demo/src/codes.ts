import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '@intarsi/kernel'

const CODE_MS = 60_000
const MAX_CODES = 1000

export type Grant = {
  subject: string
  clientId: string
  redirectUri: string
  challenge: string
  nonce: string | undefined
}

export type Codes = {
  issue: (grant: Grant) => string
  /** The grant behind a code, once, when the verifier fits its challenge (PKCE, S256). */
  redeem: (
    code: string,
    proof: { clientId: string; redirectUri: string; verifier: string },
  ) => Grant | undefined
}

/** Authorization codes: good once, for a minute, in this process. */
export function createCodes(clock: Clock): Codes {
  const issued = new Map<string, { grant: Grant; until: number }>()
  return {
    issue: (grant) => {
      const oldest = issued.keys().next()
      if (issued.size >= MAX_CODES && !oldest.done) issued.delete(oldest.value)
      const code = randomBytes(24).toString('base64url')
      issued.set(code, { grant, until: clock.now().getTime() + CODE_MS })
      return code
    },
    redeem: (code, proof) => {
      const entry = issued.get(code)
      issued.delete(code)
      if (!entry || entry.until < clock.now().getTime()) return undefined
      const { grant } = entry
      const fits = grant.clientId === proof.clientId && grant.redirectUri === proof.redirectUri
      return fits && grant.challenge === challengeOf(proof.verifier) ? grant : undefined
    },
  }
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
