// `npm run screenshots`: starts intarsi with its demo data on a directory of its own and writes a picture of each main page
// to docs/screenshots, with docs/screenshots/README.md that shows them all. Needs a Chromium, as the browser tests do.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from '../e2e/src/child-process.ts'
import { fileOf } from '../e2e/src/clone.ts'
import { takePicture } from '../e2e/src/screenshots/take-picture.ts'
import { type Stop, TOUR } from '../e2e/src/screenshots/tour.ts'
import { readTestConfig } from '../packages/testkit/src/setup/config.ts'
import { findChromium } from '../packages/testkit/src/setup/find-chromium.ts'
import { firstPort } from '../packages/testkit/src/setup/index.ts'

const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('playwright-core')

const START_MS = 900_000
const PICTURES = fileOf('docs/screenshots')

const found = await findChromium(readTestConfig())
if (found.address === null) throw new Error(`no browser: ${found.why}`)
const directory = await mkdtemp(join(tmpdir(), 'intarsi-screenshots-'))
await chmod(directory, 0o711)
const child = startChild(fileOf('services/all-in-one/src/main.ts'), [], {
  INTARSI_DATA: join(directory, 'data'),
  INTARSI_FIRST_PORT: String(firstPort()),
})
const browser = await chromium.launch({
  executablePath: found.address,
  args: ['--no-sandbox', '--disable-gpu'],
})

try {
  const [, desk = ''] = await child.says(/^ {2}desk +(http:\S+)/, START_MS)
  await mkdir(PICTURES, { recursive: true })
  for (const stop of TOUR) {
    const bytes = await picture(stop, desk)
    console.log(`${stop.name.padEnd(20)} ${Math.round(bytes / 1000)} KB`)
  }
  await writeFile(join(PICTURES, 'README.md'), index())
} finally {
  await browser.close()
  child.kill('SIGINT')
  await child.ended
  await rm(directory, { recursive: true, force: true })
}

async function picture({ name, account, go }: Stop, desk: string): Promise<number> {
  const context = await browser.newContext({ locale: 'it-IT', viewport: { width: 1180, height: 800 } })
  const page = await context.newPage()
  await page.goto(`${desk}/sign-in`)
  const link = page.locator(`a[href$="account=demo%7C${account}"]`).first()
  await page.goto(new URL(await link.getAttribute('href'), page.url()).href)
  await go(page, desk)
  const bytes = await takePicture(page, join(PICTURES, `${name}.webp`))
  await context.close()
  return bytes
}

function index(): string {
  const pictures = TOUR.map(({ name, shows }) => `## ${shows}\n\n![${shows}](${name}.webp)\n`)
  return `# The desk, page by page

Made by \`npm run screenshots\` from the demo data: people and places are fictional.

${pictures.join('\n')}`
}
