import type { Actor } from './decide.ts'

/**
 * Who is asking, or why that could not be found out. `lagSeconds` is how old the copy of rights may be: 0 in the
 * service that owns it, null when nobody knows. `until`: from when the token is refused; absent where none was asked for.
 */
export type Authentication =
  | { ok: true; actor: Actor; lagSeconds: number | null; until?: Date }
  | { ok: false; status: 401 | 403 | 503; code: string; detail: string; since?: string; personId?: string }

/** Answers for the value of an `Authorization` header; never throws for what a client sent. */
export type Authenticate = (authorization: string | undefined) => Promise<Authentication>
