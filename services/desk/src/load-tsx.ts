import { glob, readFile } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'
import { kept } from './kept.ts'

/** Where the views lie: this folder and everything below. */
const SOURCES = import.meta.dirname

let loading: Promise<void> | undefined

/**
 * Lets Node import the desk's `.tsx` files, which type stripping does not read: all are transformed in one go, kept
 * in memory and handed to the module loader. Once per process; await it before the first import of a view.
 */
export function loadTsx(): Promise<void> {
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  const modules = await transformViews()
  registerHooks({
    load: (url, context, nextLoad) => {
      const source = url.endsWith('.tsx') ? modules.get(fileURLToPath(url)) : undefined
      return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true }
    },
  })
}

/** JavaScript of every view, by the path of its source. */
export async function transformViews(): Promise<Map<string, string>> {
  const paths: string[] = []
  for await (const path of glob('**/*.tsx', { cwd: SOURCES })) paths.push(join(SOURCES, path))
  const inputs = [import.meta.filename, join(SOURCES, '..', 'package.json'), ...paths.sort()]
  const texts = await Promise.all(inputs.map((path) => readFile(path, 'utf8')))
  const make = async () => JSON.stringify(await transform(paths))
  return new Map(JSON.parse(await kept({ name: 'desk-views', inputs: [...inputs, ...texts], make })))
}

async function transform(entryPoints: string[]): Promise<[string, string][]> {
  const { outputFiles } = await build({
    entryPoints,
    outdir: SOURCES,
    outbase: SOURCES,
    write: false,
    bundle: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
  })
  // The transformer is a process of its own; nothing needs it from here on.
  await stop()
  return outputFiles.map(({ path, text }) => [path.replace(/\.js$/, '.tsx'), text])
}
