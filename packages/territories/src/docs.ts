import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { TERRITORIES } from '@intarsi/contracts'
import { documentsMarkdown } from './documents/documents-markdown.ts'
import { latestProfile } from './load/load-profiles.ts'

const TARGET = fileURLToPath(new URL('../../../docs/territories.md', import.meta.url))

// Run as `node packages/territories/src/docs.ts`: writes docs/territories.md from the newest version of each territory.
writeFileSync(TARGET, documentsMarkdown(TERRITORIES.map(latestProfile)))
console.log(`wrote ${TARGET}`)
