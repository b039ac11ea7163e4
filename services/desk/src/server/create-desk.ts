import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import helmet from '@fastify/helmet'
import session from '@fastify/session'
import { endStreamsOnClose } from '@intarsi/http'
import { createUuidV7, systemClock } from '@intarsi/kernel'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { serveAssets } from '../assets/serve-assets.ts'
import { pages } from '../pages/index.ts'
import { storeOf } from '../session/session-store.ts'
import { serveSignIn } from '../sign-in/sign-in-routes.ts'
import type { DeskDeps } from './desk-deps.ts'
import { answerFailures } from './failures.ts'
import { acceptForms } from './forms.ts'
import { csrfTokenOf, guardForms } from './guard-forms.ts'
import { serveHealth } from './health.ts'
import { FORM_KEPT_MS } from './interrupted.ts'
import { logRequests } from './log-requests.ts'
import { openRequests } from './open-requests.ts'
import { acceptUploads } from './uploads.ts'

const BODY_LIMIT_BYTES = 1_000_000

/** The web application: static files and health for everybody, pages behind the session. Not yet listening. */
export async function createDesk(deps: DeskDeps): Promise<FastifyInstance> {
  const secure = deps.publicUrl().startsWith('https:')
  const newId = createUuidV7(systemClock)
  const app = fastify({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 60_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    // Behind a proxy that ends TLS, which alone reaches this process.
    trustProxy: secure,
  }) as unknown as FastifyInstance
  logRequests(app)
  endStreamsOnClose(app)
  await app.register(helmet, headersOf(secure))
  serveHealth(app, deps.ready)
  serveAssets(app, deps.assets)
  await app.register((scope) => servePages(scope, deps, secure))
  return app
}

async function servePages(scope: FastifyInstance, deps: DeskDeps, secure: boolean): Promise<void> {
  const prefix = secure ? '__Host-' : ''
  const keptMs = deps.idleMs + FORM_KEPT_MS
  const kind = { path: '/', httpOnly: true, secure, sameSite: 'lax' as const }
  acceptForms(scope)
  await scope.register(cookie, { secret: deps.secret })
  await scope.register(session, {
    secret: deps.secret,
    cookieName: `${prefix}intarsi_session`,
    cookie: { ...kind, maxAge: keptMs },
    saveUninitialized: false,
    idGenerator: () => randomBytes(32).toString('base64url'),
    store: storeOf(deps.sessions, keptMs),
  })
  await scope.register(csrf, {
    cookieKey: `${prefix}intarsi_form`,
    cookieOpts: { ...kind, signed: true },
    getToken: csrfTokenOf,
  })
  await acceptUploads(scope, deps)
  guardForms(scope, deps)
  openRequests(scope, deps)
  answerFailures(scope)
  serveSignIn(scope, deps)
  for (const page of pages) page(scope, deps)
}

/** No script, style or frame but our own; `script-src` takes what carries the page's nonce. */
function headersOf(secure: boolean) {
  return {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // The design system's styles draw some marks as data.
        imgSrc: ["'self'", 'data:'],
        scriptSrc: [],
        styleSrc: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    // Told to nobody else; without it a browser hides where a form comes from (Fetch Standard, append a request `Origin`).
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}
