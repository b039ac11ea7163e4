import { IntlMessageFormat } from 'intl-messageformat'

export const LANGUAGES = ['it', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One text of the product in both languages, in ICU message syntax; what the Italian names must be given. */
export type Message<Text extends string = string> = Readonly<Record<Language, string>> & {
  readonly names?: NamesIn<Text>
}

/**
 * Names in braces. A plural's own branch is no name: write it with `#` or with more than one word, as in
 * `{count, plural, one {# avviso} other {# avvisi}}`.
 */
export type NamesIn<Text extends string> = Text extends `${string}{${infer Rest}`
  ? NameOf<HeadOf<Rest>> | NamesIn<Rest>
  : never
type HeadOf<Rest extends string> = Rest extends `${infer Head}}${string}`
  ? Head extends `${infer Name},${string}`
    ? Name
    : Head
  : never
type NameOf<Head extends string> = Head extends `${string} ${string}` | `${string}#${string}` | ''
  ? never
  : Head

export type Values<Text extends string> = [NamesIn<Text>] extends [never]
  ? []
  : [values: Record<NamesIn<Text>, string | number>]

type Pair = readonly [it: string, en: string]

/** A part of the catalogue: Italian first, English beside it. */
export function words<const Pairs extends Record<string, Pair>>(
  pairs: Pairs,
): { [Key in keyof Pairs]: Message<Pairs[Key][0]> } {
  const entries = Object.entries(pairs).map(([key, [it, en]]) => [key, { it, en }])
  return Object.fromEntries(entries)
}

export type Translate = <Text extends string>(message: Message<Text>, ...values: Values<Text>) => string

/** Text of messages in one language, with numbers and plurals as it writes them. */
export function translator(language: Language): Translate {
  return (message, ...values) => {
    const text = message[language]
    return text.includes('{') ? String(formatOf(text, language).format(values[0])) : text
  }
}

const LOCALES = { it: 'it-IT', en: 'en-GB' } as const
const formats = new Map<string, IntlMessageFormat>()

// Parsed once: the catalogue is finite.
function formatOf(text: string, language: Language): IntlMessageFormat {
  const key = `${language} ${text}`
  const known = formats.get(key) ?? new IntlMessageFormat(text, LOCALES[language])
  formats.set(key, known)
  return known
}
