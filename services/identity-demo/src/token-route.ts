import type { HttpApp } from '@intarsi/http'
import type { FastifyReply } from 'fastify'
import * as z from 'zod'
import type { DemoAccount } from './accounts.ts'
import { findAccount } from './accounts.ts'
import type { Codes } from './codes.ts'
import type { TokenMaker } from './tokens.ts'
import { TOKEN_SECONDS } from './tokens.ts'

// OAuth clients send a form; people with curl send JSON.
const tokenRequest = z.looseObject({
  grant_type: z.enum(['authorization_code', 'client_credentials']).default('client_credentials'),
  account: z.string().optional().describe('`re-coordinator`; in a form also as client_id'),
  client_id: z.string().optional(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
})

type TokenRequest = z.infer<typeof tokenRequest>
export type TokenDeps = { accounts: readonly DemoAccount[]; codes: Codes; tokens: TokenMaker }

/** `POST /token`: `{"account": "re-coordinator"}`, or an authorization code with its verifier. */
export function serveTokens(http: HttpApp, deps: TokenDeps): void {
  http.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
  http.route({
    method: 'POST',
    url: '/token',
    config: { action: 'public' },
    schema: { summary: 'A token for a demo account', body: tokenRequest },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { body } = request
      return body.grant_type === 'authorization_code'
        ? forCode(body, reply, deps)
        : forAccount(body, reply, deps)
    },
  })
}

async function forAccount(body: TokenRequest, reply: FastifyReply, { accounts, tokens }: TokenDeps) {
  const name = body.account ?? basicUser(reply) ?? body.client_id
  const account = name === undefined ? undefined : findAccount(accounts, name)
  if (!account) return refuse(reply, 'invalid_client', 'No such demo account; GET /accounts lists them.')
  return {
    access_token: await tokens.accessToken(account.subject),
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS,
  }
}

async function forCode(body: TokenRequest, reply: FastifyReply, { codes, tokens }: TokenDeps) {
  const clientId = body.client_id ?? basicUser(reply) ?? ''
  const proof = { clientId, redirectUri: body.redirect_uri ?? '', verifier: body.code_verifier ?? '' }
  const grant = codes.redeem(body.code ?? '', proof)
  if (!grant)
    return refuse(reply, 'invalid_grant', 'The code is unknown, used, too old, or for somebody else.')
  return {
    access_token: await tokens.accessToken(grant.subject),
    id_token: await tokens.idToken(grant.subject, clientId, grant.nonce),
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS,
  }
}

/** The client id of HTTP Basic: its password is not looked at, every demo client is public. */
function basicUser({ request }: FastifyReply): string | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const [user] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':')
  return user ? decodeURIComponent(user) : undefined
}

/** The shape OAuth clients expect (RFC 6749, section 5.2). */
function refuse(reply: FastifyReply, error: string, description: string) {
  return reply.code(400).serializer(JSON.stringify).send({ error, error_description: description })
}
