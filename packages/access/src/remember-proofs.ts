/** Whom a token proves, and when it ends (epoch milliseconds). */
export type Proof = { subject: string; until: number }

/** A key that was withdrawn proves something for a minute longer than the ten for which the issuer's keys are kept. */
const KEPT_MS = 60_000
const MOST = 10_000

/** Tokens that were checked a moment ago, so that a page of ten calls checks one signature. Rights are never kept. */
export function rememberProofs() {
  const proofs = new Map<string, Proof>()
  return {
    /** The subject of a token that was proven less than a minute ago and has not ended. `now`: epoch milliseconds. */
    find: (token: string, now: number): string | undefined => {
      const proof = proofs.get(token)
      return proof && proof.until > now ? proof.subject : undefined
    },
    keep: (token: string, { subject, until }: Proof, now: number): void => {
      if (proofs.size >= MOST) proofs.clear()
      proofs.set(token, { subject, until: Math.min(until, now + KEPT_MS) })
    },
  }
}
