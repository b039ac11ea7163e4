import { codeOfCountry, codeOfMunicipality } from './places.ts'
import type { Question } from './question.ts'

/** Answers as a form carries them: names of inputs and texts, several under one name where several are chosen. */
export type Answers = URLSearchParams

type Value = string | number | boolean | string[]

/**
 * Reads the answers to some questions into an object of the form's shape. What cannot be understood stays as it was
 * typed, for the rules of the form to refuse. `at` is where the names begin (`members.0.`).
 */
export function readAnswers(
  answers: Answers,
  questions: readonly Question[],
  at = '',
): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const question of questions) {
    const value = answerTo(answers, at + question.path, question)
    if (value !== undefined) put(read, question.path.split('.'), value)
  }
  return read
}

function put(target: Record<string, unknown>, [step = '', ...rest]: string[], value: Value): void {
  if (rest.length === 0) {
    target[step] = value
    return
  }
  target[step] ??= {}
  put(target[step] as Record<string, unknown>, rest, value)
}

function answerTo(answers: Answers, name: string, { kind, numeric }: Question): Value | undefined {
  const all = answers
    .getAll(name)
    .map((text) => text.trim())
    .filter(Boolean)
  if (kind === 'checkboxes' || kind === 'selects') return all.length > 0 ? [...new Set(all)] : undefined
  if (kind === 'municipalities') return listOf(all[0], /[,;]/)?.map(codeOfMunicipality)
  if (kind === 'lines') return listOf(all[0], '\n')
  const [text] = all
  if (answers.get(`${name}.unknown`) === 'yes') return 'unknown'
  if (text === undefined) return undefined
  if (kind === 'flag') return text === 'yes'
  if (kind === 'date' || kind === 'day' || kind === 'birth') return isoOf(text)
  if (kind === 'municipality') return codeOfMunicipality(text)
  if (kind === 'country') return codeOfCountry(text)
  return numeric || kind === 'number' ? numberOf(text) : text
}

function listOf(text: string | undefined, separator: string | RegExp): string[] | undefined {
  const parts = text
    ?.split(separator)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts && parts.length > 0 ? parts : undefined
}

/** `12/4/1995`, `12.4.95` and `1995-04-12` are one day; anything else is left for the form's rules. */
export function isoOf(text: string): string {
  const parts = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})$/.exec(text)
  if (!parts) return text
  const [, day = '', month = '', year = ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function numberOf(text: string): number | string {
  const number = Number(text.replace(',', '.'))
  return Number.isNaN(number) ? text : number
}
