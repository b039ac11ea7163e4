import * as z from 'zod'

const fault = z.looseObject({
  pointer: z.string().default(''),
  code: z.string(),
  detail: z.string().default(''),
})
const document = z.looseObject({
  code: z.string().default('unexpected'),
  detail: z.string().default(''),
  errors: z.array(fault).default([]),
})

export type ApiFault = z.infer<typeof fault>

/** A service's "no" (RFC 9457), as the desk reads it: `code` says which words to show. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly faults: readonly ApiFault[]
  /** Every other member of the problem: who decided, since when, which version stands. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(status: number, body: unknown) {
    const read = document.safeParse(body)
    const { code, detail, errors, ...extra } = read.success
      ? read.data
      : { code: 'unreadable-answer', detail: '', errors: [] }
    super(`${status} ${code}: ${detail}`)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.faults = errors
    this.extra = extra
  }
}

/** The service did not answer, or not in time: the page can say so and show what it has. */
export class ServiceAway extends Error {
  readonly service: string

  constructor(service: string, cause: unknown) {
    super(`${service} does not answer`, { cause })
    this.name = 'ServiceAway'
    this.service = service
  }
}
