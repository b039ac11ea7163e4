import { expect } from 'vitest'
import type { Reply } from './desk-fixture.ts'

/** What the summary says, each with the id of the field that it leads to; every one must be on the page. */
export function faultsOf({ body, status }: Reply): Record<string, string> {
  expect(status).toBe(422)
  const summary = /data-error-summary[\s\S]*?<\/ul>/.exec(body)?.[0] ?? ''
  const faults = [...summary.matchAll(/href="#([^"]+)">([^<]+)</g)].map(([, field, text]) => [field, text])
  for (const [field] of faults) expect(body).toContain(`id="${field}"`)
  return Object.fromEntries(faults)
}
