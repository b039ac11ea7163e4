/** A server for the tests: where it answers, what it is (for people), and how to stop it if we started it. */
export type Found = { address: string; what: string; stop: () => Promise<void> }

/** No way to have one: why, and what would help. */
export type NotFound = { address: null; why: string }

export const nothingToStop = async (): Promise<void> => undefined

/** Tries the ways one after the other; the reasons of those that failed make the answer when none works. */
export async function firstFound(
  ways: readonly (() => Promise<Found | NotFound>)[],
): Promise<Found | NotFound> {
  const reasons: string[] = []
  for (const way of ways) {
    const found = await way()
    if (found.address !== null) return found
    reasons.push(found.why)
  }
  return { address: null, why: reasons.join('; ') }
}
