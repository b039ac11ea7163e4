import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { createLogger } from '@intarsi/http'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Assets } from '../src/assets/build-assets.ts'
import { createDesk } from '../src/server/create-desk.ts'
import type { SignedIn } from '../src/session/session.ts'
import { type SessionTexts, sessionsInMemory } from '../src/session/session-store.ts'
import type { Issuer } from '../src/sign-in/issuer.ts'

const URL_OF_DESK = 'http://desk.test'

const NO_ASSETS: Assets = {
  files: new Map(),
  script: '/assets/desk.js',
  styles: '/assets/desk.css',
  icons: '/assets/icons.svg',
  fonts: [],
}

/**
 * What a fake service answers, by method and path. A function hears the body and the query; absent: 404. A text is a
 * stream of events, which ends; a stream is sent as it comes.
 */
export type Answers = Record<string, unknown>

export const PERSON = {
  personId: '01966000-0000-7000-8000-000000000001',
  givenName: 'Ciro',
  familyName: 'Bosso',
  bodyName: 'Comune',
  phone: null,
  professions: [],
  agreementValidUntil: '2030-01-01',
  sportelloIds: [],
  roles: [{ role: 'sender', territory: 'RE', tableId: null }],
}

export type DeskUnderTest = {
  app: FastifyInstance
  answers: Answers
  sessions: SessionTexts
  /** The issuer's page that ends its own session, when it has one. */
  endSession: URL | null
  /** A browser: keeps its cookies. */
  browser: () => Browser
  close: () => Promise<void>
}

/** The desk on services and an issuer that answer what the test says. */
export async function openDesk({ secure = false } = {}): Promise<DeskUnderTest> {
  const answers: Answers = { 'GET /account': PERSON, 'GET /inbox/unread-count': { unread: 3 } }
  const server = createServer((request, response) => void answer(request, response, answers))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sessions = sessionsInMemory(Date.now)
  const address = secure ? URL_OF_DESK.replace('http:', 'https:') : URL_OF_DESK
  const elsewhere: { endSession: URL | null } = { endSession: null }
  const app = await createDesk({
    logger: createLogger({ service: 'desk', level: 'silent' }),
    assets: NO_ASSETS,
    issuer: { ...fakeIssuer(), endSession: async () => elsewhere.endSession },
    services: { intake: url, equipe: url, housing: url, casework: url, notifications: url },
    sessions,
    idleMs: 60_000,
    secret: 'a secret of thirty-two characters and more',
    publicUrl: () => address,
    ready: () => true,
  })
  await app.ready()
  return Object.assign(elsewhere, {
    app,
    answers,
    sessions,
    browser: () => createBrowser(app, address),
    close: async () => {
      await app.close()
      server.closeAllConnections()
      server.close()
    },
  })
}

async function answer(request: IncomingMessage, response: ServerResponse, answers: Answers): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', URL_OF_DESK)
  const given = answers[`${request.method} ${pathname}`]
  const body = typeof given === 'function' ? await given(await bodyOf(request), searchParams) : given
  if (typeof body === 'string' || body instanceof Readable) {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    Readable.from(body).pipe(response)
    return
  }
  const said = (body as { status?: unknown } | undefined)?.status
  const status = given === undefined ? 404 : typeof said === 'number' ? said : 200
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify(body ?? { code: 'not-there' }))
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const text = Buffer.concat(await request.toArray()).toString()
  return text === '' ? null : JSON.parse(text)
}

/** Believes whoever comes back with a code: the code is the subject. */
function fakeIssuer(): Issuer {
  let begun = 0
  return {
    begin: async (redirectUri, returnTo) => ({
      address: new URL(`http://issuer.test/authorize?redirect_uri=${encodeURIComponent(redirectUri)}`),
      underWay: { state: `${++begun}`, nonce: 'n', verifier: 'v', returnTo },
    }),
    finish: async (url) => signedIn(url.searchParams.get('code') ?? ''),
    refresh: async () => null,
    endSession: async () => null,
  }
}

function signedIn(subject: string): SignedIn {
  return {
    subject,
    accessToken: `token of ${subject}`,
    refreshToken: null,
    idToken: null,
    seenAt: Date.now(),
    accessUntil: Date.now() + 3_600_000,
    account: null,
    accountAt: 0,
  }
}

export type Browser = {
  get: (url: string, headers?: Record<string, string>) => Promise<Reply>
  post: (
    url: string,
    fields: Record<string, string> | URLSearchParams,
    headers?: Record<string, string>,
  ) => Promise<Reply>
  /** Sends a form with a file, as it comes. */
  upload: (url: string, form: Readable) => Promise<Reply>
  signIn: (subject?: string) => Promise<Reply>
  /** The token of a form on the page got last. */
  token: () => string
  cookies: Map<string, string>
}
/** Where a browser goes next by itself. */
const locationOf = ({ location, refresh }: Record<string, unknown>) =>
  String(location ?? String(refresh ?? '').replace('0; url=', ''))

export type Reply = { status: number; body: string; location: string; headers: Record<string, unknown> }

function createBrowser(app: FastifyInstance, address: string): Browser {
  const cookies = new Map<string, string>()
  let page = ''
  const send = async (options: InjectOptions): Promise<Reply> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const proto = address.startsWith('https:') ? { 'x-forwarded-proto': 'https' } : {}
    const headers = { 'sec-fetch-site': 'same-origin', cookie, ...proto, ...options.headers }
    const response = await app.inject({ ...options, headers })
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0 || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    if (response.statusCode === 200) page = response.body
    const { statusCode: status, body, headers: got } = response
    return { status, body, location: locationOf(got), headers: got }
  }
  const get: Browser['get'] = (url, headers = {}) => send({ method: 'GET', url, headers })
  return {
    cookies,
    get,
    token: () => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '',
    post: (url, fields, headers = {}) =>
      send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(fields).toString(),
      }),
    upload: (url, payload) =>
      send({
        method: 'POST',
        url,
        headers: { 'content-type': 'multipart/form-data; boundary=form' },
        payload,
      }),
    signIn: async (subject = 'ciro') => {
      await get('/sign-in?returnTo=/preferences')
      return get(`/sign-in/callback?code=${subject}`)
    },
  }
}
