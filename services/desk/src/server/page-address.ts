import type { FastifyRequest } from 'fastify'
import { formOf } from './forms.ts'
import { localAddress } from './local-address.ts'

/** A page that answers a form has no address of its own: the one it stands on is what can be opened again. */
export function pageAddress(request: FastifyRequest): string {
  return request.method === 'GET' ? request.url : localAddress(formOf(request).get('_page'))
}

/** The query of that address: a list above a form that was refused stays as it was read. */
export function pageQuery(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(new URL(pageAddress(request), 'http://desk').searchParams)
}
