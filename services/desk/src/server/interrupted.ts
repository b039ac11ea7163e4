import type { FastifyReply, FastifyRequest } from 'fastify'
import { formOf } from './forms.ts'
import { goOnAt } from './go-on-at.ts'
import { pageAddress } from './page-address.ts'

const MOST_CHARACTERS = 100_000

/** Where somebody goes on after signing in again, when a form was being sent. */
export const CONTINUE_ADDRESS = '/continue'

/** How long a form that is sent after its session has ended is still known to be of the same person. */
export const FORM_KEPT_MS = 2 * 3_600_000

/**
 * To the issuer and back to the same place; what was being sent is kept for the same person alone. What cannot be kept, a
 * file or the form of a session of which nothing is left, leads back to its page, which says that it was not saved.
 */
export function signInAgain(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const returnTo = placeOf(request)
  const address = `/sign-in?${new URLSearchParams({ returnTo })}`
  endSession(request)
  return request.method === 'GET' ? reply.redirect(address, 303) : goOnAt(reply, address)
}

function placeOf(request: FastifyRequest): string {
  if (request.method === 'GET') return request.url
  const { fileFrom } = request.routeOptions.config
  if (!fileFrom && keepInterrupted(request)) return CONTINUE_ADDRESS
  const page = fileFrom ? filled(fileFrom, request) : pageAddress(request)
  request.session.notSaved = page
  return page
}

function filled(path: string, { params }: FastifyRequest): string {
  const values = params as Readonly<Record<string, string>>
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}

function keepInterrupted(request: FastifyRequest): boolean {
  const fields = [...formOf(request)].filter(([name]) => name !== '_csrf')
  const subject = subjectOf(request)
  if (!subject || JSON.stringify(fields).length > MOST_CHARACTERS) return false
  request.session.interrupted = { subject, address: request.url, fields }
  return true
}

/** Whether nothing is left of any session: not even of whom it was, so that a form's token is of none. */
export const isSessionGone = (request: FastifyRequest) => subjectOf(request) === undefined

/** Whose the session is or was: the button may be pressed twice. */
const subjectOf = ({ session }: FastifyRequest) => session.signedIn?.subject ?? session.formerSubject

/** Forgets the tokens and what was uploaded; who it was stays, for a form that is sent after. */
function endSession(request: FastifyRequest): void {
  request.session.formerSubject = subjectOf(request)
  request.session.signedIn = undefined
  request.session.fileToSend = undefined
}
