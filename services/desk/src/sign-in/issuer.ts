import * as oidc from 'openid-client'
import type { DeskConfig } from '../config.ts'
import type { SignedIn, SignInUnderWay } from '../session/session.ts'
import { shareRefresh } from './share-refresh.ts'

export type Issuer = {
  /** Where the browser goes to sign in, and what its answer must fit. */
  begin: (redirectUri: string, returnTo: string) => Promise<{ address: URL; underWay: SignInUnderWay }>
  /** Who came back; rejects when the answer does not fit what was begun. */
  finish: (answer: URL, underWay: SignInUnderWay) => Promise<SignedIn>
  /** The same person with a new token, or null when the issuer wants to see them again. */
  refresh: (person: SignedIn) => Promise<SignedIn | null>
  /** Where signing out goes on, when the issuer has such a page. */
  endSession: (person: SignedIn, backTo: string) => Promise<URL | null>
}

type IssuerConfig = Pick<
  DeskConfig,
  | 'INTARSI_ISSUER'
  | 'INTARSI_ISSUER_URL'
  | 'INTARSI_DESK_CLIENT_ID'
  | 'INTARSI_DESK_CLIENT_SECRET'
  | 'INTARSI_DESK_SCOPE'
>

/** The identity provider (OpenID Connect: authorization code with PKCE). Its addresses are read at the first use. */
export function createIssuer(config: IssuerConfig): Issuer {
  let found: Promise<oidc.Configuration> | undefined
  const client = async () => {
    found ??= discover(config)
    try {
      return await found
    } catch (error) {
      found = undefined
      throw error
    }
  }
  return {
    begin: async (redirectUri, returnTo) => begin(await client(), config, { redirectUri, returnTo }),
    finish: async (answer, { state, nonce, verifier }) => {
      const tokens = await oidc.authorizationCodeGrant(await client(), answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      return signedInBy(tokens, null)
    },
    refresh: shareRefresh(async (person) => refresh(await client(), person)),
    endSession: async (person, backTo) => endSession(await client(), person, backTo),
  }
}

function discover(config: IssuerConfig): Promise<oidc.Configuration> {
  const { INTARSI_DESK_CLIENT_SECRET: secret } = config
  const issuer = new URL(config.INTARSI_ISSUER)
  const insecure = issuer.protocol === 'http:'
  return oidc.discovery(
    issuer,
    config.INTARSI_DESK_CLIENT_ID,
    undefined,
    secret ? oidc.ClientSecretBasic(secret) : oidc.None(),
    {
      // Without TLS only where the issuer itself has none: the demo's, on this machine.
      ...(insecure ? { execute: [oidc.allowInsecureRequests] } : {}),
      [oidc.customFetch]: fetchAt(issuer, config.INTARSI_ISSUER_URL),
    },
  )
}

/** Calls the issuer where this process reaches it: in a container's network that is not the address people see. */
function fetchAt(issuer: URL, reachedAt: string | undefined): oidc.CustomFetch {
  return (address, options) => {
    const url = new URL(address)
    if (reachedAt && url.origin === issuer.origin) {
      const { protocol, host } = new URL(reachedAt)
      url.protocol = protocol
      url.host = host
    }
    return fetch(url, options as RequestInit)
  }
}

async function begin(
  client: oidc.Configuration,
  { INTARSI_DESK_SCOPE: scope }: IssuerConfig,
  { redirectUri, returnTo }: { redirectUri: string; returnTo: string },
) {
  const verifier = oidc.randomPKCECodeVerifier()
  const underWay = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, returnTo }
  const address = oidc.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope,
    state: underWay.state,
    nonce: underWay.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { address, underWay }
}

async function refresh(client: oidc.Configuration, person: SignedIn): Promise<SignedIn | null> {
  if (!person.refreshToken) return null
  try {
    return signedInBy(await oidc.refreshTokenGrant(client, person.refreshToken), person)
  } catch (error) {
    // The issuer says no: the person signs in again.
    if (error instanceof oidc.ResponseBodyError) return null
    throw error
  }
}

type Tokens = Pick<
  Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
  'claims' | 'expiresIn' | 'access_token' | 'refresh_token' | 'id_token'
>

const WITHOUT_EXPIRY_SECONDS = 300

function signedInBy(tokens: Tokens, before: SignedIn | null): SignedIn {
  const subject = tokens.claims()?.sub ?? before?.subject
  if (!subject) throw new Error('The issuer named nobody.')
  return {
    subject,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? before?.refreshToken ?? null,
    idToken: tokens.id_token ?? before?.idToken ?? null,
    seenAt: Date.now(),
    accessUntil: Date.now() + (tokens.expiresIn() ?? WITHOUT_EXPIRY_SECONDS) * 1000,
    account: before?.account ?? null,
    accountAt: before?.accountAt ?? 0,
  }
}

async function endSession(
  client: oidc.Configuration,
  { idToken }: SignedIn,
  backTo: string,
): Promise<URL | null> {
  if (!client.serverMetadata().end_session_endpoint) return null
  return oidc.buildEndSessionUrl(client, {
    post_logout_redirect_uri: backTo,
    ...(idToken ? { id_token_hint: idToken } : {}),
  })
}
