import type { Clock } from '@intarsi/kernel'
import { systemClock } from '@intarsi/kernel'
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose'
import { errors, jwtVerify } from 'jose'
import type { Authenticate, Authentication } from './authentication.ts'
import { issuerKeys } from './issuer-keys.ts'
import type { FindActor } from './persons.ts'
import { type Proof, rememberProofs } from './remember-proofs.ts'

export type AuthenticatorOptions = {
  issuer: string
  audience: string
  /**
   * The issuer's keys: where to read them (kept ten minutes, read again when a key is unknown), or the set itself.
   * Absent: where the issuer's discovery document says.
   */
  jwks?: URL | JSONWebKeySet | undefined
  findActor: FindActor
  /** Age of the copy of rights, seconds; null when nobody knows. A service that owns the rights answers 0. */
  rightsLagSeconds: () => number | null
  /** Tokens live in real time, also where the domain's clock is moved by hand. Default: the system's. */
  clock?: Clock
}

// No symmetric algorithm: a service must not be able to make tokens.
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']
const CLOCK_TOLERANCE_SECONDS = 30

/**
 * Checks bearer tokens: signature, issuer, audience, time. A token proves the subject and nothing else; what the
 * person may do comes from `findActor`.
 */
export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  const keys = issuerKeys(options.issuer, options.jwks)
  const { clock = systemClock } = options
  const proven = rememberProofs()
  return async (authorization) => {
    const token = bearerOf(authorization)
    if (token === undefined) return no(401, 'token-required', 'Send a bearer token of the identity provider.')
    const known = proven.find(token, clock.now().getTime())
    if (known) return rightsOf(known, options)
    const proof = await prove(token, keys, options)
    if ('ok' in proof) return proof
    proven.keep(token, proof, clock.now().getTime())
    return rightsOf(proof, options)
  }
}

async function rightsOf({ subject, until }: Proof, options: AuthenticatorOptions): Promise<Authentication> {
  const actor = await options.findActor(subject)
  if (!actor)
    return no(403, 'unknown-account', 'The token is valid, but this account is not known here (yet).')
  if (!actor.active) {
    const detail = `This account is not active since ${actor.since}.`
    return { ...no(403, 'account-inactive', detail), since: actor.since, personId: actor.personId }
  }
  const refusedFrom = new Date(until + CLOCK_TOLERANCE_SECONDS * 1000)
  return { ok: true, actor, lagSeconds: options.rightsLagSeconds(), until: refusedFrom }
}

type Refusal = Extract<Authentication, { ok: false }>

async function prove(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience, clock = systemClock }: AuthenticatorOptions,
): Promise<Proof | Refusal> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: clock.now(),
      requiredClaims: ['sub', 'exp'],
    })
    return subjectOf(payload)
  } catch (error) {
    return refusalOf(error)
  }
}

function subjectOf({ sub, exp = 0 }: JWTPayload): Proof | Refusal {
  return sub ? { subject: sub, until: exp * 1000 } : no(401, 'invalid-token', 'The token names no subject.')
}

/** What is wrong with a token is the client's; not reaching the issuer is ours, and may pass. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired)
    return no(401, 'token-expired', 'The token has expired; get a new one.')
  if (error instanceof errors.JWTClaimValidationFailed) {
    return no(401, 'invalid-token', `The token's claim "${error.claim}" is not what this service expects.`)
  }
  if (isOfToken(error)) return no(401, 'invalid-token', 'The token is not one of the identity provider.')
  return no(503, 'issuer-unreachable', "The identity provider's keys cannot be read; try again.")
}

function isOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JWSSignatureVerificationFailed
  )
}

function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
}

function no(status: 401 | 403 | 503, code: string, detail: string): Refusal {
  return { ok: false, status, code, detail }
}
