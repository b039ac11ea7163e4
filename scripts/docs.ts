// `npm run docs` writes every generated document; with `--check` it writes nothing and fails when one is stale.
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What each `src/generated-docs.ts` of the workspace exports: documents by their path from the root. */
type Generator = { generatedDocs: () => Promise<Record<string, string>> }

const root = join(import.meta.dirname, '..')
const checkOnly = process.argv.includes('--check')
const stale: string[] = []

for await (const path of glob(['packages/*/src/generated-docs.ts', 'services/*/src/generated-docs.ts'], {
  cwd: root,
})) {
  const { generatedDocs } = (await import(pathToFileURL(join(root, path)).href)) as Generator
  for (const [document, content] of Object.entries(await generatedDocs())) {
    if ((await current(document)) === content) continue
    stale.push(document)
    if (!checkOnly) await write(document, content)
  }
}
if (stale.length > 0) {
  console.log(
    `${checkOnly ? 'stale, run npm run docs' : 'written'}:\n${stale.map((each) => `  ${each}`).join('\n')}`,
  )
}
process.exitCode = checkOnly && stale.length > 0 ? 1 : 0

async function current(document: string): Promise<string | null> {
  return readFile(join(root, document), 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

async function write(document: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, document)), { recursive: true })
  await writeFile(join(root, document), content)
}
