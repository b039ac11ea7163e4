/** One fault of a form: where (RFC 6901 JSON Pointer), a stable code, and a sentence for the person who filled it in. */
export type Fault = { pointer: string; code: string; detail: string }

export function fault(pointer: string, code: string, detail: string): Fault {
  return { pointer, code, detail }
}
