/** The outcome of a pure decision: the facts that follow, or a business "no". A bug is an exception, never a `Rejected`. */
export type Decision<Fact, Code extends string = string> = Accepted<Fact> | Rejected<Code>

export type Accepted<Fact> = { ok: true; facts: Fact[] }

/** `code` is the stable English problem code; `detail` a sentence for a person; `extra` goes into the problem as members. */
export type Rejected<Code extends string = string> = {
  ok: false
  code: Code
  detail: string
  extra?: Record<string, unknown>
}

/** No facts is a valid answer: saying the same thing twice changes nothing. */
export function accept<Fact>(...facts: Fact[]): Accepted<Fact> {
  return { ok: true, facts }
}

export function reject<Code extends string>(
  code: Code,
  detail: string,
  extra?: Record<string, unknown>,
): Rejected<Code> {
  return extra ? { ok: false, code, detail, extra } : { ok: false, code, detail }
}
