import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '@intarsi/contracts'
import { type ReferralRow, type RowFault, rowFault } from './read-file.ts'

export type SendOptions = {
  /** Address of intake. */
  url: string
  tokenFor: (sportelloId: string) => string
  /** Referrals on their way at a time. */
  concurrency?: number
  onSent?: (outcome: SendOutcome) => void
  fetch?: typeof fetch
}

export type SendOutcome =
  | { row: ReferralRow; status: 'sent' | 'already-sent'; number: string; referralId: string }
  | { row: ReferralRow; status: 'refused'; faults: RowFault[] }

const TRIES = 5
const FIRST_PAUSE_MS = 200
const TIMEOUT_MS = 30_000
const NO_ANSWER = 0

/** Sends the rows in the file's order, some at a time; answers what became of each, in the same order. */
export async function sendReferrals(
  rows: readonly ReferralRow[],
  options: SendOptions,
): Promise<SendOutcome[]> {
  const outcomes: SendOutcome[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < rows.length; index = next++) {
      const row = rows[index]
      if (!row) return
      const outcome = await sendOne(row, options)
      outcomes[index] = outcome
      options.onSent?.(outcome)
    }
  }
  await Promise.all(Array.from({ length: options.concurrency ?? 4 }, worker))
  return outcomes
}

async function sendOne(row: ReferralRow, options: SendOptions): Promise<SendOutcome> {
  const answer = await post(row, options)
  const body = answer.body
  const named = { referralId: String(body.referralId), number: String(body.number) }
  if (answer.status === 201) return { row, status: 'sent', ...named }
  if (answer.status === 409 && body.code === 'already-sent') return { row, status: 'already-sent', ...named }
  return { row, status: 'refused', faults: refusalOf(row, answer) }
}

type Answer = { status: number; body: Record<string, unknown> }

function refusalOf(row: ReferralRow, { status, body }: Answer): RowFault[] {
  const errors = Array.isArray(body.errors) ? body.errors : []
  const told = errors.filter(isFault).map((fault) => rowFault(row, fault))
  if (told.length > 0) return told
  const detail = String(body.detail ?? 'Refused.')
  const reason = status === NO_ANSWER ? detail : `${detail} (${status})`
  return [{ line: row.line, column: null, reason, code: String(body.code ?? 'refused') }]
}

function isFault(error: unknown): error is Fault {
  return typeof error === 'object' && error !== null && 'pointer' in error && 'detail' in error
}

/**
 * Tries again when the server is away or busy: with one key, a second try creates nothing new and gets the first answer.
 * A later run has other keys, so that it hears of what an earlier one sent; the sender's reference keeps it single.
 */
async function post(row: ReferralRow, options: SendOptions): Promise<Answer> {
  const key = randomUUID()
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await request(row, key, options)
      if ((answer.status < 500 && answer.status !== 429) || attempt === TRIES) return answer
    } catch (error) {
      if (attempt === TRIES) return { status: NO_ANSWER, body: { detail: unreachable(options.url, error) } }
    }
    await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1))
  }
}

async function request(row: ReferralRow, key: string, options: SendOptions): Promise<Answer> {
  const { url, tokenFor, fetch: send = fetch } = options
  const response = await send(new URL('/referrals', url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokenFor(row.sportelloId)}`,
      'idempotency-key': key,
    },
    body: JSON.stringify(row.form),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  return { status: response.status, body: asRecord(await response.json()) }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function unreachable(url: string, error: unknown): string {
  return `intake does not answer at ${url}: ${causeOf(error)}`
}

/** `fetch` says only that it failed; why (a refused connection, an unknown name) is its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  if (!(error.cause instanceof Error)) return error.message
  // Of a name with several addresses each attempt failed: then the message is empty, the code is not.
  const { message } = error.cause
  return message || ('code' in error.cause ? String(error.cause.code) : error.message)
}
