import { MARK } from './marked-form.ts'

const IS_MARK = new RegExp(`^${MARK.source}$`, 'i')

const WORD = /[^\p{L}\p{N}+-]+/u

/**
 * Which of the data stand in the texts: single words as words, whatever their case; numbers, dates and what has several
 * words wherever they stand.
 */
export function identityFound(texts: readonly string[], data: readonly string[]): string[] {
  const text = texts.join('\n').toLowerCase()
  const words = new Set(text.split(WORD))
  const found = data.filter((datum) => {
    const lower = datum.toLowerCase()
    if (words.has(lower)) return true
    const [first = ''] = lower.split(WORD).filter(Boolean)
    const looked = /\d/.test(lower) ? !IS_MARK.test(lower) : words.has(first)
    return looked && text.includes(lower)
  })
  return [...found, ...new Set(text.match(MARK) ?? [])]
}
