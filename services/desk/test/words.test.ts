import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CODE_LISTS } from '@intarsi/contracts'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { codeWords } from '../src/words/codes.ts'
import { formatDate } from '../src/words/dates.ts'
import { type Message, translator, words } from '../src/words/words.ts'

const WORDS = join(import.meta.dirname, '..', 'src', 'words')

/** Every message of the catalogue, by its file and name. */
async function everyMessage(): Promise<[name: string, message: Message][]> {
  const found: [string, Message][] = []
  for await (const file of glob('*.ts', { cwd: WORDS })) {
    const module: unknown = await import(pathToFileURL(join(WORDS, file)).href)
    collect(file, module, found)
  }
  return found
}

function collect(name: string, value: unknown, found: [string, Message][]): void {
  if (typeof value !== 'object' || value === null) return
  if ('it' in value && 'en' in value) found.push([name, value as Message])
  else for (const [key, member] of Object.entries(value)) collect(`${name} ${key}`, member, found)
}

/** Names of values that a message asks for. */
function namesOf(text: string): string[] {
  const names = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    // 0 is text and 8 a tag; what is left of the syntax names a value.
    if ('type' in value && 'value' in value && value.type !== 0 && value.type !== 8)
      names.add(String(value.value))
    for (const member of Object.values(value)) look(member)
  }
  look(new IntlMessageFormat(text, 'it').getAst())
  return [...names].sort()
}

test('every message can be read in both languages, and both ask for the same values', async () => {
  const messages = await everyMessage()
  expect(messages.length).toBeGreaterThan(100)
  const wrong = messages.filter(([, { it, en }]) => `${namesOf(it)}` !== `${namesOf(en)}`)
  expect(wrong.map(([name]) => name)).toEqual([])
})

test('a plural agrees with its number in both languages', () => {
  const { drafts } = words({
    drafts: [
      '{count, plural, one {# bozza} other {# bozze}}',
      '{count, plural, one {# draft} other {# drafts}}',
    ],
  })
  expect([1, 2].map((count) => translator('it')(drafts, { count }))).toEqual(['1 bozza', '2 bozze'])
  expect([1, 2].map((count) => translator('en')(drafts, { count }))).toEqual(['1 draft', '2 drafts'])
})

test('days stay the same day and instants are told on the clock of Rome', () => {
  expect(formatDate('2026-10-25', 'it', 'day')).toBe('25 ottobre 2026')
  expect(formatDate('2026-07-01T22:30:00.000Z', 'it', 'day')).toBe('2 luglio 2026')
  expect(formatDate('2026-12-01T08:30:00.000Z', 'en', 'time')).toBe('09:30')
  expect(formatDate('unknown', 'it', 'day')).toBe('unknown')
})

test('a language is named in the reader’s own, never only in a script that few of them read', () => {
  expect(codeWords('languages', 'tir')).toEqual({ it: 'tigrino', en: 'Tigrinya' })
  const foreign = CODE_LISTS.languages?.filter(({ it, en }) => !/^[\p{Script=Latin}() ]+$/u.test(it + en))
  expect(foreign).toEqual([])
})
