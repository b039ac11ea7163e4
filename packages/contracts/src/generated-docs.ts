import { eventsMarkdown } from './events-markdown.ts'
import { EVENTS } from './registry.ts'

/** Documents of this package by their path from the repository's root, for `npm run docs`. */
export async function generatedDocs(): Promise<Record<string, string>> {
  return { 'docs/events/README.md': eventsMarkdown(EVENTS) }
}
