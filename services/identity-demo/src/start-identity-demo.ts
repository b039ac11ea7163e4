import { createHttp, createLogger } from '@intarsi/http'
import { createUuidV7, systemClock } from '@intarsi/kernel'
import type { Logger } from 'pino'
import type { DemoAccount } from './accounts.ts'
import { serveAuthorize } from './authorize-route.ts'
import { createCodes } from './codes.ts'
import { serveDiscovery } from './discovery-routes.ts'
import { refuseUnsafe } from './refuse-unsafe.ts'
import { loadSigningKey } from './signing-key.ts'
import { serveTokens } from './token-route.ts'
import { createTokenMaker } from './tokens.ts'

export type IdentityDemoOptions = {
  /** The value of INTARSI_DEMO. */
  demo: string | undefined
  host: string
  /** 0 takes any. */
  port: number
  /** What tokens say and clients call; absent: the address it listens on. */
  issuer?: string | undefined
  audience: string
  accounts: readonly DemoAccount[]
  allowedHosts?: readonly string[]
  /** Keeps the key over restarts. */
  keyFile?: string | undefined
  logger?: Logger
}

export type IdentityDemo = { issuer: string; url: string; close: () => Promise<void> }

/** Starts an identity provider that believes everybody. Throws when it could be reached from elsewhere. */
export async function startIdentityDemo(options: IdentityDemoOptions): Promise<IdentityDemo> {
  const { host, port, audience, accounts, allowedHosts = [] } = options
  refuseUnsafe({ demo: options.demo, host, issuer: options.issuer, allowedHosts })
  const clock = systemClock
  const newId = createUuidV7(clock)
  const key = await loadSigningKey(options.keyFile)
  let url = ''
  const issuer = () => options.issuer ?? url
  const logger = options.logger ?? createLogger({ service: 'identity-demo' })
  const http = await createHttp({
    service: 'identity-demo',
    clock,
    newId,
    logger,
    authenticate,
    requestsPerMinute: 0,
  })
  const codes = createCodes(clock)
  serveDiscovery(http, { issuer, key, accounts })
  serveTokens(http, { accounts, codes, tokens: createTokenMaker({ key, issuer, audience, clock, newId }) })
  serveAuthorize(http, { accounts, codes, issuer, allowedHosts })
  url = await http.listen({ host, port })
  return { issuer: issuer(), url, close: () => http.close() }
}

// Every route here is public: nobody is asked for a token where tokens are made.
async function authenticate() {
  return { ok: false, status: 401, code: 'token-required', detail: 'No route here takes a token.' } as const
}
