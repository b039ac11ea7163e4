import { expect } from 'vitest'
import type { Caller } from './http-scene.ts'

/** The whole of a list, asked for one item a page. */
export async function pagesOf<Item>(caller: Caller, url: string): Promise<Item[]> {
  const found: Item[] = []
  const first = `${url}${url.includes('?') ? '&' : '?'}limit=1`
  for (let address: string | null = first; address !== null; ) {
    const { body, status } = await caller.get(address)
    expect(status).toBe(200)
    const { items, next } = body as { items: Item[]; next: string | null }
    found.push(...items)
    address = next === null ? null : `${first}&cursor=${next}`
  }
  return found
}
