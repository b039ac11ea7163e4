/** Whom a token proves, and when it ends (epoch milliseconds). */
export type Proof = { subject: string; until: number }

/** A key that was withdrawn proves something for a minute longer than the ten for which the issuer's keys are kept. */
const KEPT_MS = 60_000
const MOST = 10_000

/** Tokens that were checked a moment ago, so that a page of ten calls checks one signature. Rights are never kept. */
export function rememberProofs() {
  const proofs = new Map<string, { proof: Proof; keptUntil: number }>()
  return {
    /** Whom a token proves that was checked less than a minute ago and has not ended. `now`: epoch milliseconds. */
    find: (token: string, now: number): Proof | undefined => {
      const kept = proofs.get(token)
      return kept && kept.keptUntil > now ? kept.proof : undefined
    },
    keep: (token: string, proof: Proof, now: number): void => {
      if (proofs.size >= MOST) proofs.clear()
      proofs.set(token, { proof, keptUntil: Math.min(proof.until, now + KEPT_MS) })
    },
  }
}
