import type { FastifyRequest } from 'fastify'
import { formOf } from './forms.ts'

const MOST_CHARACTERS = 100_000

/** Where somebody goes on after signing in again, when a form was being sent. */
export const CONTINUE_ADDRESS = '/continue'

/**
 * Keeps the form of somebody whose session has just ended, for the same person alone. Answers where the browser
 * goes after signing in.
 */
export function keepInterrupted(request: FastifyRequest): string {
  const fields = [...formOf(request)].filter(([name]) => name !== '_csrf')
  const { signedIn } = request.session
  if (!signedIn || JSON.stringify(fields).length > MOST_CHARACTERS) return '/'
  request.session.interrupted = { subject: signedIn.subject, address: request.url, fields }
  return CONTINUE_ADDRESS
}
