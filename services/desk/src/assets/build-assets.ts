import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build, stop, transform } from 'esbuild'
import { kept } from '../kept.ts'

const SOURCES = join(import.meta.dirname, '..')
const BROWSER = join(SOURCES, '..', 'browser')
const KIT = dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json'))
const FONTS = join(KIT, 'dist', 'fonts', 'Titillium_Web')

/** A file the browser keeps for ever: its name holds a hash of its content. */
export type Asset = {
  name: string
  type: string
  content: Buffer
  /** Absent for what is compressed by itself. */
  gzipped?: Buffer
  brotli?: Buffer
}

export type Assets = {
  files: ReadonlyMap<string, Asset>
  /** Addresses for pages. */
  script: string
  styles: string
  icons: string
  /** The two weights nearly every page shows, worth asking for at once. */
  fonts: readonly string[]
}

/**
 * Builds what the browser is sent: one script, the part of the design system's styles and icons that the views name,
 * and its fonts. About half a second at the first start; a later one of the same sources finds what takes the time.
 */
export async function buildAssets(): Promise<Assets> {
  const sources = await readSources()
  const fonts = await Promise.all(WEIGHTS.map(async (weight) => ({ weight, file: await fontFile(weight) })))
  const [script, styles, icons] = await Promise.all([
    kept({ name: 'desk-script', inputs: [sources], make: buildScript }),
    stylesOf(
      sources,
      fonts.map(({ weight, file }) => fontFace(weight, file.name)),
    ),
    buildIcons(sources),
  ])
  const built = await Promise.all([
    compressed('desk.js', 'text/javascript; charset=utf-8', script),
    compressed('desk.css', 'text/css; charset=utf-8', styles),
    compressed('icons.svg', 'image/svg+xml', icons),
  ])
  // The bundler is a process of its own; nothing needs it from here on.
  await stop()
  const files = [...built, ...fonts.map(({ file }) => file)]
  const [js, css, svg] = built.map(addressOf)
  if (!js || !css || !svg) throw new Error('The assets are incomplete.')
  return {
    files: new Map(files.map((file) => [file.name, file])),
    script: js,
    styles: css,
    icons: svg,
    fonts: fonts.filter(({ weight }) => weight !== 700).map(({ file }) => addressOf(file)),
  }
}

const addressOf = ({ name }: Asset) => `/assets/${name}`

/** Every word of the views and of the browser's own code, class and icon names among them; and the versions of what is bundled. */
async function readSources(): Promise<string> {
  const texts = [await readFile(join(SOURCES, '..', 'package.json'), 'utf8')]
  for (const cwd of [SOURCES, BROWSER]) {
    for await (const path of glob('**/*.{ts,tsx}', { cwd }))
      texts.push(await readFile(join(cwd, path), 'utf8'))
  }
  return texts.join('\n')
}

async function buildScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(BROWSER, 'main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
  })
  const [file] = outputFiles
  if (!file) throw new Error('The browser bundle is empty.')
  return file.text
}

/** What the desk adds to the design system, in the order in which it holds. */
const OWN_STYLES = ['desk.css', 'housing.css', 'territory.css', 'casework.css', 'integrators.css']

async function stylesOf(sources: string, fontFaces: readonly string[]): Promise<string> {
  const kit = await readFile(join(KIT, 'dist', 'css', 'bootstrap-italia.min.css'), 'utf8')
  const own = await Promise.all(OWN_STYLES.map((name) => readFile(join(BROWSER, name), 'utf8')))
  const make = () => buildStyles({ sources, kit, rest: own, fontFaces })
  return kept({ name: 'desk-styles', inputs: [sources, kit, ...own, ...fontFaces], make })
}

type Styles = { sources: string; kit: string; rest: readonly string[]; fontFaces: readonly string[] }

async function buildStyles({ sources, kit, rest, fontFaces }: Styles): Promise<string> {
  const { PurgeCSS } = await import('purgecss')
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: sources, extension: 'html' }],
    css: [{ raw: kit.replaceAll(/@font-face\{[^}]*\}/g, '') }],
    variables: true,
  })
  const { code } = await transform([...fontFaces, purged?.css ?? '', ...rest].join('\n'), {
    loader: 'css',
    minify: true,
    legalComments: 'none',
  })
  return code
}

async function buildIcons(sources: string): Promise<string> {
  const sprite = await readFile(join(KIT, 'dist', 'svg', 'sprites.svg'), 'utf8')
  const used = new Set(sources.match(/\bit-[a-z0-9-]+/g))
  const symbols = [...sprite.matchAll(/<symbol id="([^"]+)".*?<\/symbol>/g)].filter(([, id = '']) =>
    used.has(id),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.map(([symbol]) => symbol).join('')}</svg>`
}

const WEIGHTS = [400, 600, 700] as const

async function fontFile(weight: (typeof WEIGHTS)[number]): Promise<Asset> {
  const file = `titillium-web-v10-latin-ext_latin-${weight === 400 ? 'regular' : weight}.woff2`
  const content = await readFile(join(FONTS, file))
  return { name: hashed(`titillium-${weight}.woff2`, content), type: 'font/woff2', content }
}

function fontFace(weight: number, name: string): string {
  return `@font-face{font-family:"Titillium Web";font-style:normal;font-weight:${weight};font-display:swap;src:url("/assets/${name}") format("woff2")}`
}

async function compressed(name: string, type: string, text: string): Promise<Asset> {
  const content = Buffer.from(text)
  const [gzipped, brotli] = await Promise.all([
    promisify(gzip)(content, { level: 9 }),
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  ])
  return { name: hashed(name, content), type, content, gzipped, brotli }
}

function hashed(name: string, content: Buffer): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return name.replace(/\.(\w+)$/, `.${hash}.$1`)
}
