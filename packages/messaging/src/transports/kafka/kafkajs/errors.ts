// The client's error classes are in its types but cannot be imported by name at run time: what they carry is read instead.

/** The broker's name for an error (`TOPIC_ALREADY_EXISTS`), when the error is the broker's. */
export function protocolTypeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('type' in error)) return undefined
  return typeof error.type === 'string' ? error.type : undefined
}

/** The errors that one answer of the broker gave together, or the error itself. */
export function partsOf(error: unknown): unknown[] {
  if (error instanceof Error && 'errors' in error && Array.isArray(error.errors)) return error.errors
  return [error]
}
