import type { Visitor } from './sign-in.ts'

/** A page to be measured; an address with a `*` is the first link of that shape on the page before. */
export type PageToMeasure = { account: string; name: string; address: string; from?: string }

export type Measured = { account: string; name: string; p50: number; p95: number; kilobytes: number }

const WARM_UP = 15
const TIMES = 60

/** Times one page as one person, one request after the other, from asking to the last byte. */
export async function measurePage(visitor: Visitor, page: PageToMeasure): Promise<Measured> {
  const address = page.from ? await linkOn(visitor, page.from, page.address) : page.address
  const text = await visitor.text(address)
  for (let turn = 0; turn < WARM_UP; turn++) await visitor.time(address)
  const times: number[] = []
  for (let turn = 0; turn < TIMES; turn++) times.push(await visitor.time(address))
  times.sort((one, other) => one - other)
  const at = (part: number) => times[Math.ceil(part * TIMES) - 1] ?? Number.NaN
  const { account, name } = page
  return { account, name, p50: at(0.5), p95: at(0.95), kilobytes: Buffer.byteLength(text) / 1024 }
}

async function linkOn(visitor: Visitor, from: string, shape: string): Promise<string> {
  const pattern = shape.split('*').map(escaped).join('[^"/?#]+')
  const found = new RegExp(`href="(${pattern})"`).exec(await visitor.text(from))?.[1]
  if (!found) throw new Error(`${from} has no link like ${shape}`)
  return found.replaceAll('&amp;', '&')
}

const escaped = (text: string) => text.replaceAll(/[.?+()[\]{}^$|\\]/g, '\\$&')
