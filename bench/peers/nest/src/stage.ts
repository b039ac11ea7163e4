/** Told by the bench in the first argument, as for the floor. */
export type Stage = { databaseUrl: string; broker: string; group: string; from?: string; to?: string }

export const stage: Stage = JSON.parse(process.argv[2] ?? '{}')

/** Four times a second: a second or more is usual. */
export const POLL_MS = 250
