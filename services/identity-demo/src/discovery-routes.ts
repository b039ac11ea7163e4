import type { HttpApp } from '@intarsi/http'
import type { DemoAccount } from './accounts.ts'
import type { SigningKey } from './signing-key.ts'
import { ALGORITHM } from './signing-key.ts'

export type DiscoveryDeps = { issuer: () => string; key: SigningKey; accounts: readonly DemoAccount[] }

/** What a client of an identity provider looks up, and the list of demo accounts. */
export function serveDiscovery(http: HttpApp, { issuer, key, accounts }: DiscoveryDeps): void {
  const config = { action: 'public' } as const
  http.get('/.well-known/openid-configuration', { config, schema: { summary: 'Discovery document' } }, () =>
    document(issuer()),
  )
  http.get('/jwks', { config, schema: { summary: 'Public keys' } }, () => ({ keys: [key.publicJwk] }))
  http.get('/accounts', { config, schema: { summary: 'Demo accounts by territory and role' } }, () => ({
    accounts,
    howTo: `curl -s ${issuer()}/token -H 'content-type: application/json' -d '{"account":"${nameOf(accounts)}"}'`,
  }))
}

function nameOf([first]: readonly DemoAccount[]): string {
  return first ? first.subject.replace('demo|', '') : ''
}

function document(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [ALGORITHM],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    authorization_response_iss_parameter_supported: true,
    scopes_supported: ['openid'],
  }
}
