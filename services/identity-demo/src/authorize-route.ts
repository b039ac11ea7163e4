import type { HttpApp } from '@intarsi/http'
import { problem } from '@intarsi/http'
import * as z from 'zod'
import type { DemoAccount } from './accounts.ts'
import { findAccount } from './accounts.ts'
import { accountsPage } from './accounts-page.ts'
import type { Codes } from './codes.ts'
import { isLoopback } from './refuse-unsafe.ts'

const authorizeQuery = z.looseObject({
  response_type: z.literal('code'),
  client_id: z.string().min(1).max(100),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  code_challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  code_challenge_method: z.literal('S256'),
  state: z.string().max(1000).optional(),
  nonce: z.string().max(1000).optional(),
  account: z.string().optional().describe('Chosen on the page'),
})

export type AuthorizeDeps = {
  accounts: readonly DemoAccount[]
  codes: Codes
  issuer: () => string
  allowedHosts: readonly string[]
}

/** `GET /authorize`: the page of accounts; with one chosen, back to the client with a code. */
export function serveAuthorize(http: HttpApp, deps: AuthorizeDeps): void {
  http.route({
    method: 'GET',
    url: '/authorize',
    config: { action: 'public' },
    schema: { summary: 'Choose an account (authorization code with PKCE)', querystring: authorizeQuery },
    handler: async (request, reply) => {
      const { query } = request
      refuseForeign(query.redirect_uri, deps.allowedHosts)
      const account = query.account === undefined ? undefined : findAccount(deps.accounts, query.account)
      if (account) return reply.redirect(returnAddress(query, account, deps))
      const hrefOf = ({ subject }: DemoAccount) => `/authorize?${withAccount(request.url, subject)}`
      return reply
        .type('text/html; charset=utf-8')
        .serializer(String)
        .send(accountsPage(deps.accounts, hrefOf))
    },
  })
}

function withAccount(url: string, subject: string): URLSearchParams {
  const query = new URL(url, 'http://localhost').searchParams
  query.set('account', subject)
  return query
}

function refuseForeign(redirectUri: string, allowedHosts: readonly string[]): void {
  const { hostname } = new URL(redirectUri)
  if (isLoopback(hostname) || allowedHosts.includes(hostname)) return
  throw problem(400, 'foreign-redirect', 'The demo issuer sends codes to this machine only.')
}

function returnAddress(
  query: z.infer<typeof authorizeQuery>,
  account: DemoAccount,
  deps: AuthorizeDeps,
): string {
  const address = new URL(query.redirect_uri)
  const code = deps.codes.issue({
    subject: account.subject,
    clientId: query.client_id,
    redirectUri: query.redirect_uri,
    challenge: query.code_challenge,
    nonce: query.nonce,
  })
  address.searchParams.set('code', code)
  address.searchParams.set('iss', deps.issuer())
  if (query.state !== undefined) address.searchParams.set('state', query.state)
  return address.href
}
