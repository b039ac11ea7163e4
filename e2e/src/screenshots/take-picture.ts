import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** Room for what a reader of the documents sees; taller pages are cut. */
const TALLEST = 1400
const QUALITY = 78
export const LARGEST_BYTES = 150_000

/** Writes a picture of the page as it stands, small enough to be kept beside the sources. */
export async function takePicture(page: Page, file: string): Promise<number> {
  // What sticks to the window's edge stands where the page begins.
  await page.evaluate('scrollTo(0, 0)')
  const session = await page.context().newCDPSession(page)
  const { width, height } = (await page.evaluate(
    '({ width: innerWidth, height: document.documentElement.scrollHeight })',
  )) as { width: number; height: number }
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST), scale: 1 },
  })
  await session.detach()
  const picture = Buffer.from(data, 'base64')
  if (picture.length > LARGEST_BYTES) throw new Error(`${file}: ${picture.length} bytes`)
  await writeFile(file, picture)
  return picture.length
}
