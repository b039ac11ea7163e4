import type { Rejected } from '@intarsi/kernel'

/** An expected refusal, answered as an RFC 9457 problem with a stable English `code`. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly extra: Record<string, unknown>

  constructor(status: number, code: string, detail: string, extra: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'ProblemError'
    this.status = status
    this.code = code
    this.extra = extra
  }
}

export function problem(
  status: number,
  code: string,
  detail: string,
  extra?: Record<string, unknown>,
): ProblemError {
  return new ProblemError(status, code, detail, extra)
}

/** A business "no" as a problem: 409 unless told otherwise. */
export function problemOf(rejected: Rejected, status = 409): ProblemError {
  return new ProblemError(status, rejected.code, rejected.detail, rejected.extra)
}
