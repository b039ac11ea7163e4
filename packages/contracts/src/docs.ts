import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedDocs } from './generated-docs.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')

// Run as `node packages/contracts/src/docs.ts`; `npm run docs` writes the same.
for (const [path, content] of Object.entries(await generatedDocs())) {
  const target = join(ROOT, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, content)
  console.log(`wrote ${target}`)
}
