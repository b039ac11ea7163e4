import type { Account } from '../api/account.ts'

/** What the desk remembers of somebody between two requests; it lies on the server, the browser has an id. */
export type SignedIn = {
  subject: string
  accessToken: string
  refreshToken: string | null
  /** Proves to the issuer who signs out. */
  idToken: string | null
  /** Epoch milliseconds. */
  accessUntil: number
  /** Epoch milliseconds of the last request; too long ago, and the session has ended. */
  seenAt: number
  account: Account | null
  /** When the directory was last asked who this is, epoch milliseconds. */
  accountAt: number
}

/** A sign-in under way: what the answer of the issuer must fit. */
export type SignInUnderWay = { state: string; nonce: string; verifier: string; returnTo: string }

/** What somebody was sending when the session ended: sent again once the same person is back. */
export type Interrupted = { subject: string; address: string; fields: [name: string, value: string][] }

/** A sentence about what was just done, or why it was not. */
export type Flash = { kind: 'done' | 'refused'; text: string }

export type FileToSend = { fileName: string; content: string }

declare module 'fastify' {
  interface Session {
    signedIn?: SignedIn | undefined
    signInUnderWay?: SignInUnderWay | undefined
    interrupted?: Interrupted | undefined
    /** The page on which what was sent last could not be kept: said there after signing in. */
    notSaved?: string | undefined
    /** Who was signed in before the session ended. */
    formerSubject?: string | undefined
    /** A file of referrals that was checked and not sent yet. */
    fileToSend?: FileToSend | undefined
    /** Said once, on the next page. */
    flash?: Flash | undefined
  }
}
