import { unstorableTexts } from '@intarsi/contracts'
import type { Fault } from './faults.ts'
import { pointerOf } from './faults.ts'
import type { HttpApp } from './types.ts'
import { invalidProblem } from './validation.ts'

/** The largest JSON body, bytes. A route may set a smaller or larger `bodyLimit`. */
export const MAX_JSON_BYTES = 1024 * 1024

// A NUL or half a surrogate pair, as JSON can only carry them escaped: no Postgres text can hold either.
const SUSPECT = /\\u(0000|d[89a-f])/i

/** JSON bodies only, and none that the database could not store. */
export function acceptJson(app: HttpApp): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'string' },
    (request, body, done) => {
      if (!SUSPECT.test(body)) return parse(request, body, done)
      parse(request, body, (error, value) => done(error ?? unstorable(value), value))
    },
  )
}

function unstorable(value: unknown): Error | null {
  const faults = [...unstorableTexts(value)].map((path): Fault => {
    const detail = 'Holds a character no text has.'
    return { in: 'body', pointer: pointerOf([...path]), code: 'not-text', detail }
  })
  return faults.length > 0 ? invalidProblem(faults) : null
}
