import { nameOfCountry, nameOfMunicipality } from './places.ts'
import type { Question } from './question.ts'
import type { Answers } from './read-answers.ts'

/** The answers that a form's values are read from: what a page shows when a draft is opened again. */
export function writeAnswers(
  answers: Answers,
  values: Readonly<Record<string, unknown>>,
  questions: readonly Question[],
  at = '',
): void {
  for (const question of questions) {
    const value = valueAt(values, question.path)
    if (value !== undefined) write(answers, at + question.path, question, value)
  }
}

/** What lies at a path of dots. */
export function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), values)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function write(answers: Answers, name: string, { kind }: Question, value: unknown): void {
  if (value === 'unknown' && (kind === 'day' || kind === 'birth')) answers.set(`${name}.unknown`, 'yes')
  else if (kind === 'municipalities') answers.set(name, texts(value).map(nameOfMunicipality).join(', '))
  else if (kind === 'lines') answers.set(name, texts(value).join('\n'))
  else for (const text of texts(value)) answers.append(name, shown(kind, text))
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map((one) => (one === true ? 'yes' : String(one)))

function shown(kind: Question['kind'], text: string): string {
  if (kind === 'municipality') return nameOfMunicipality(text)
  if (kind === 'country') return nameOfCountry(text)
  return kind === 'date' || kind === 'day' || kind === 'birth' ? dayOf(text) : text
}

/** A day as people write it: `12/04/1995`. */
export function dayOf(text: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : text
}
