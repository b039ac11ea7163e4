import { createHash } from 'node:crypto'
import { textOf } from '../../server/forms.ts'

/** Marks the part of a meeting that a form was made of, in its hidden field `part`. */
export function markOf(part: unknown): string {
  return createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 22)
}

/**
 * The version that a form's part is saved on: the one in force while that part is as the form showed it, so that whoever
 * saves another part of the same meeting stops nobody; else the one the form was made of, which the service refuses.
 */
export function versionFor(form: URLSearchParams, { version }: { version: number }, part: unknown): string {
  return form.get('part') === markOf(part) ? String(version) : (textOf(form, 'version') ?? '')
}
