import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { type Assets, buildAssets } from '../src/assets/build-assets.ts'
import { transformViews } from '../src/load-tsx.ts'

const KB = 1000
// Every other file of the first page; a page itself is some kilobytes.
const FIRST_PAGE_KB = 150
const PAGE_KB = 15
const SCRIPT_KB = 60

let assets: Assets

beforeAll(async () => {
  assets = await buildAssets()
}, 60_000)

const sent = (address: string) => {
  const file = assets.files.get(address.replace('/assets/', ''))
  if (!file) throw new Error(`${address} is not there`)
  return file.gzipped?.length ?? file.content.length
}

test('the script is small, and all that a first page asks for too', () => {
  expect(sent(assets.script)).toBeLessThan(SCRIPT_KB * KB)
  const all = [...assets.files.values()].reduce((sum, { name }) => sum + sent(name), 0)
  expect(all + PAGE_KB * KB).toBeLessThan(FIRST_PAGE_KB * KB)
})

test('styles hold the part of the design system that the views name, its fonts among them, and no other', () => {
  const styles = assets.files.get(assets.styles.replace('/assets/', ''))?.content.toString() ?? ''
  expect(styles).toMatch(/\.btn-primary[,{]/)
  expect(styles).toMatch(/\.desk-error-text[,{]/)
  expect(styles).not.toContain('.carousel')
  for (const font of assets.fonts) expect(styles).toContain(font)
  expect(styles).not.toMatch(/url\("?https?:/)
})

test('every icon that a view names is in the sprite', () => {
  const icons = assets.files.get(assets.icons.replace('/assets/', ''))?.content.toString() ?? ''
  expect(icons).toContain('id="it-user"')
  expect(gzipSync(icons).length).toBeLessThan(10 * KB)
})

test('a file is named after its content', () => {
  for (const { name, content } of assets.files.values()) {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
    expect(name).toContain(`.${hash}.`)
  }
})

test('every view becomes JavaScript that Node reads', async () => {
  const views = await transformViews()
  expect(views.size).toBeGreaterThan(10)
  for (const [path, text] of views) {
    expect(path).toMatch(/\.tsx$/)
    expect(text).not.toMatch(/^import type/m)
  }
})
