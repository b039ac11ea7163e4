import { TERRITORIES } from '@intarsi/contracts'
import { documentsMarkdown } from './documents/documents-markdown.ts'
import { latestProfile } from './load/load-profiles.ts'

/** The page a coordinator checks, from the newest version of each territory; `npm run docs` writes it. */
export async function generatedDocs(): Promise<Record<string, string>> {
  return { 'docs/territories.md': documentsMarkdown(TERRITORIES.map(latestProfile)) }
}
