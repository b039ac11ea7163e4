import type * as z from 'zod'

/** One thing wrong in a request; `pointer` is a JSON Pointer (RFC 6901) into that part of it. */
export type Fault = { in: string; pointer: string; code: string; detail: string }

type Issue = z.core.$ZodIssue

/** Every fault of a zod error. Never repeats a value that was sent: it may be a name. */
export function faultsOf(error: z.core.$ZodError, part: string): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, part))
}

export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function faultsOfIssue(issue: Issue, part: string): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      in: part,
      pointer: pointerOf([...issue.path, key]),
      code: 'unknown-field',
      detail: 'This field is not known here.',
    }))
  }
  return [{ in: part, pointer: pointerOf(issue.path), code: codeOf(issue), detail: issue.message }]
}

const CODES: Partial<Record<Issue['code'], string>> = {
  invalid_type: 'wrong-type',
  too_big: 'out-of-range',
  too_small: 'out-of-range',
  not_multiple_of: 'out-of-range',
  invalid_format: 'invalid-format',
  invalid_value: 'not-in-list',
  invalid_union: 'no-alternative-fits',
  invalid_key: 'unknown-field',
}

function codeOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'required'
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') return issue.params.code
  return CODES[issue.code] ?? 'invalid'
}
