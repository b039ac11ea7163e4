import type { Visitor } from './sign-in.ts'

/** A page to be measured; an address with a `*` is the first link of that shape on the page before; `below` comes after it. */
export type PageToMeasure = { account: string; name: string; address: string; from?: string; below?: string }

export type Measured = { account: string; name: string; p50: number; p95: number; kilobytes: number }

/** A server that has run for a day has compiled what it does often. */
const WARM_UP = 60
const TIMES = 100

export type FoundPage = PageToMeasure & { visitor: Visitor; at: string; kilobytes: number }

/** Finds a page's address, and visits it as often as it takes until it is as fast as it gets. */
export async function warmPage(visitor: Visitor, page: PageToMeasure): Promise<FoundPage> {
  const link = page.from ? await linkOn(visitor, page.from, page.address) : page.address
  const at = link + (page.below ?? '')
  const text = await visitor.text(at)
  for (let turn = 0; turn < WARM_UP; turn++) await visitor.time(at)
  return { ...page, visitor, at, kilobytes: Buffer.byteLength(text) / 1024 }
}

/** Times one page as one person, one request after the other, from asking to the last byte. */
export async function measurePage({ visitor, at, account, name, kilobytes }: FoundPage): Promise<Measured> {
  const times: number[] = []
  for (let turn = 0; turn < TIMES; turn++) times.push(await visitor.time(at))
  times.sort((one, other) => one - other)
  const within = (part: number) => times[Math.ceil(part * TIMES) - 1] ?? Number.NaN
  return { account, name, p50: within(0.5), p95: within(0.95), kilobytes }
}

async function linkOn(visitor: Visitor, from: string, shape: string): Promise<string> {
  const pattern = shape.split('*').map(escaped).join('[^"/?#]+')
  const found = new RegExp(`href="(${pattern})"`).exec(await visitor.text(from))?.[1]
  if (!found) throw new Error(`${from} has no link like ${shape}`)
  return found.replaceAll('&amp;', '&')
}

const escaped = (text: string) => text.replaceAll(/[.?+()[\]{}^$|\\]/g, '\\$&')
