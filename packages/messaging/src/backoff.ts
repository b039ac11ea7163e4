/** Milliseconds before attempt `n` (1, 2, …) is made again: doubles from 50 ms to the longest, with jitter of a half. */
export function backoffMs(attempt: number, longestMs = 2_000): number {
  const full = Math.min(50 * 2 ** Math.min(attempt - 1, 20), longestMs)
  return full / 2 + Math.random() * (full / 2)
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
