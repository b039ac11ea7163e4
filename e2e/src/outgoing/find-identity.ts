import { MARK } from './marked-form.ts'

const IS_MARK = new RegExp(`^${MARK.source}$`, 'i')

const WORD = /[^\p{L}\p{N}+-]+/u

/**
 * Which of the data stand in the texts: single words as words and as they were written (the name Lin is not the language
 * `lin`); numbers, dates and what has several words wherever they stand.
 */
export function identityFound(texts: readonly string[], data: readonly string[]): string[] {
  const whole = texts.join('\n')
  const text = whole.toLowerCase()
  const words = new Set(whole.split(WORD))
  const found = data.filter((datum) => {
    if (words.has(datum)) return true
    const [first = ''] = datum.split(WORD).filter(Boolean)
    const looked = /\d/.test(datum) ? !IS_MARK.test(datum) : first !== datum && words.has(first)
    return looked && text.includes(datum.toLowerCase())
  })
  return [...found, ...new Set(text.match(MARK) ?? [])]
}
