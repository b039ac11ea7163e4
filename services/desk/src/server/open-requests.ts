import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'
import * as z from 'zod'
import { type Account, readAccount } from '../api/account.ts'
import { type Callers, createCallers } from '../api/caller.ts'
import { ApiProblem, ServiceAway } from '../api/problem.ts'
import type { Page } from '../page/page.ts'
import { type PageContext, pageContext } from '../page/page-context.ts'
import { renderPage, renderPart } from '../page/render.ts'
import type { SignedIn } from '../session/session.ts'
import { LANGUAGES, type Language } from '../words/words.ts'
import type { DeskDeps } from './desk-deps.ts'
import { DeskRefusal } from './failures.ts'
import { signInAgain } from './interrupted.ts'
import { pageAddress } from './page-address.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open to who is not signed in. */
    open?: boolean
  }
  interface FastifyRequest {
    language: Language
    discreet: boolean
    /** The services with this person's token; on open pages only for who is signed in. */
    api: Callers
    /** Who is signed in. */
    person: Account
    signedIn: SignedIn | null
    /** Asked for while the page is read. */
    unread: Promise<number | null> | null
  }
  interface FastifyReply {
    /** Answers a page in its frame. */
    page: (page: Page) => Promise<FastifyReply>
    /** HTML of a part of a page. */
    part: (view: ComponentChildren) => string
    /** Back to a page (303), with a sentence said once on it. */
    seeOther: (address: string, said?: string) => FastifyReply
    /** Back to a page (303), which says why what was asked was not done. */
    refused: (address: string, why: string) => FastifyReply
    words: () => PageContext
  }
}

const ACCOUNT_KEPT_MS = 60_000
const UNREAD_WITHIN_MS = 400

export type DeskRoute = { method: string; url: string; open: boolean }

const listed = new WeakMap<object, DeskRoute[]>()

/** Every address of pages and forms, with whether it is open to who is not signed in. */
export function listDeskRoutes(desk: FastifyInstance): readonly DeskRoute[] {
  return listed.get(desk.server) ?? []
}

function listRoutes(app: FastifyInstance): void {
  const routes: DeskRoute[] = []
  listed.set(app.server, routes)
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) routes.push({ method: one, url, open: config?.open === true })
  })
}

/** Gives every request its person, language and services, and every reply the means to answer a page. */
export function openRequests(app: FastifyInstance, deps: DeskDeps): void {
  listRoutes(app)
  app.decorateRequest('language', 'it')
  app.decorateRequest('discreet', false)
  app.decorateRequest('signedIn', null)
  app.decorateRequest('unread', null)
  app.decorateRequest('api', null as never)
  app.decorateRequest('person', null as never)
  app.addHook('onRequest', async (request, reply) => {
    // What somebody sees here nobody finds in a cache.
    reply.header('cache-control', 'no-store')
    request.language = languageOf(request)
    request.discreet = request.cookies.intarsi_discreet === 'yes'
  })
  app.addHook('preHandler', async (request, reply) => {
    if (namesNothing(request.params)) throw new DeskRefusal(404, 'not-found')
    const signedIn = await stillSignedIn(request, deps)
    request.signedIn = signedIn
    if (signedIn) {
      request.api = createCallers(deps.services, { token: signedIn.accessToken, correlationId: request.id })
      if (!request.routeOptions.config.open || signedIn.account)
        request.person = await personOf(request, signedIn)
      askUnread(request)
    } else if (request.routeOptions.config.open === false) return reply.code(401).send()
    else if (!request.routeOptions.config.open) return signInAgain(request, reply)
  })
  decorateReplies(app, deps)
}

/** An address whose id is none leads nowhere, whatever the page. */
function namesNothing(params: unknown): boolean {
  const ids = Object.entries(params ?? {}).filter(([name]) => name === 'id' || name.endsWith('Id'))
  return ids.some(([name, value]) => !(NUMBERED.has(name) ? number : z.uuid()).safeParse(value).success)
}

/** Ids that are numbers: deliveries are counted. */
const NUMBERED = new Set(['deliveryId'])
const number = z.coerce.number().int().positive()

function languageOf({ cookies, headers }: FastifyRequest): Language {
  const chosen = LANGUAGES.find((language) => language === cookies.intarsi_language)
  if (chosen) return chosen
  // Italian unless a browser asks for English and not for Italian.
  const wanted = headers['accept-language'] ?? ''
  return /\ben\b/i.test(wanted) && !/\bit\b/i.test(wanted) ? 'en' : 'it'
}

/** Whether nobody asked for a page for so long that the session has ended. */
export function isIdle({ seenAt }: SignedIn, idleMs: number): boolean {
  return Date.now() - seenAt > idleMs
}

/** Who the session is of, unless too long idle; with a new token where the old one has ended and the issuer gives one. */
async function stillSignedIn(
  request: FastifyRequest,
  { issuer, idleMs }: DeskDeps,
): Promise<SignedIn | null> {
  const { signedIn } = request.session
  if (!signedIn || isIdle(signedIn, idleMs)) return null
  const now = Date.now()
  const known = signedIn.accessUntil > now ? signedIn : await issuer.refresh(signedIn)
  if (!known) return null
  // A stream that connects again by itself is nobody at the desk.
  const seenAt = request.routeOptions.config.open === false ? signedIn.seenAt : now
  const still = { ...known, seenAt }
  request.session.signedIn = still
  return still
}

async function personOf({ api, session }: FastifyRequest, signedIn: SignedIn): Promise<Account> {
  const fresh = Date.now() - signedIn.accountAt < ACCOUNT_KEPT_MS
  if (signedIn.account && fresh) return signedIn.account
  const account = await readAccount(api)
  session.signedIn = { ...signedIn, account, accountAt: Date.now() }
  return account
}

function decorateReplies(app: FastifyInstance, deps: DeskDeps): void {
  app.decorateReply('words', function words(this: FastifyReply) {
    return contextOf(this, deps, null)
  })
  app.decorateReply('page', async function answerPage(this: FastifyReply, page: Page) {
    const { session } = this.request
    const context = contextOf(this, deps, await (this.request.unread ?? unreadOf(this.request)))
    const flash = session.flash ?? null
    if (flash) session.flash = undefined
    return this.code(page.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(renderPage(page, context, flash))
  })
  app.decorateReply('part', function part(this: FastifyReply, view: ComponentChildren) {
    return renderPart(view, contextOf(this, deps, null))
  })
  app.decorateReply('seeOther', function seeOther(this: FastifyReply, address: string, said?: string) {
    if (said) this.request.session.flash = { kind: 'done', text: said }
    return this.redirect(address, 303)
  })
  app.decorateReply('refused', function refused(this: FastifyReply, address: string, why: string) {
    this.request.session.flash = { kind: 'refused', text: why }
    return this.redirect(address, 303)
  })
}

function contextOf(reply: FastifyReply, { assets }: DeskDeps, unread: number | null): PageContext {
  const { request } = reply
  return pageContext({
    language: request.language,
    address: pageAddress(request),
    answersForm: request.method !== 'GET',
    csrfToken: reply.generateCsrf(),
    person: request.person ?? null,
    assets,
    nonce: reply.cspNonce.script,
    discreet: request.discreet,
    unread,
  })
}

/** A page that is only read needs the number as it is now: it is there when the rest is. */
function askUnread(request: FastifyRequest): void {
  if (request.method !== 'GET' || request.routeOptions.config.open === false) return
  request.unread = unreadOf(request)
  // Told where the page waits for it, or nowhere.
  request.unread.catch(() => undefined)
}

const unreadCount = z.object({ unread: z.number().int() })

/** How many notices wait; no page waits long for it. */
async function unreadOf({ api, person }: FastifyRequest): Promise<number | null> {
  if (!person) return null
  try {
    const { unread } = await api.notifications.call('GET', '/inbox/unread-count', unreadCount, {
      timeoutMs: UNREAD_WITHIN_MS,
    })
    return unread
  } catch (error) {
    if (error instanceof ServiceAway || error instanceof ApiProblem) return null
    throw error
  }
}
