import { expect } from 'vitest'
import type { Caller } from './http-scene.ts'

/** The whole of a list, asked for one item a page; `list`: the member of the answer that it is. */
export async function pagesOf<Item>(caller: Caller, url: string, list = 'items'): Promise<Item[]> {
  const found: Item[] = []
  const first = `${url}${url.includes('?') ? '&' : '?'}limit=1`
  for (let address: string | null = first; address !== null; ) {
    const { body, status } = await caller.get(address)
    expect(status).toBe(200)
    const { next, [list]: items } = body as { next: string | null; [list: string]: unknown }
    found.push(...(items as Item[]))
    address = next === null ? null : `${first}&cursor=${next}`
  }
  return found
}
