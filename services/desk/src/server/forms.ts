import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * Takes HTML forms; a body is a `URLSearchParams` as the browser sent it, but for the ends of lines: a form sends two
 * characters for one of those that `maxlength` lets somebody type (HTML Standard, constructing an entry list).
 */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body).replaceAll(/%0D%0A/gi, '%0A'))),
  )
}

/** What the form said; empty when there was none. */
export function formOf({ body }: FastifyRequest): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams()
}

/** A field's text without spaces around it; null when it is empty or absent. */
export function textOf(form: URLSearchParams, name: string): string | null {
  return form.get(name)?.trim() || null
}

/** The member of a body for a text that was given; nothing for one that was not. */
export function given(name: string, value: string | null): Record<string, unknown> {
  return value === null ? {} : { [name]: value }
}
