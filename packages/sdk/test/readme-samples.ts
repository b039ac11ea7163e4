import { readFileSync } from 'node:fs'

/** The samples of the README by the file name in their first line. */
export function readmeSamples(): Map<string, string> {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  return new Map(
    [...text.matchAll(/```ts\n\/\/ ([a-z]+\.ts)\n([\s\S]*?)```/g)].map(([, name = '', code = '']) => [
      name,
      code,
    ]),
  )
}
