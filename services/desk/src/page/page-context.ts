import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Account } from '../api/account.ts'
import { type DateStyle, formatDate, formatNumber } from '../words/dates.ts'
import { type Language, type Translate, translator } from '../words/words.ts'

/** What every part of a page may need, without handing it down: `usePage()`. */
export type PageContext = {
  language: Language
  /** Text of a message of the catalogue. */
  t: Translate
  /** A day or an instant as people write it, in Rome's time. */
  date: (value: string, style?: DateStyle) => string
  /** A number with its separators. */
  number: (value: number, options?: Intl.NumberFormatOptions) => string
  /** Italian or English of a pair that lies in the data: labels of codes, titles of notices. */
  pick: (pair: { it: string; en: string } | readonly [it: string, en: string]) => string
  /** Address of the page, path and query: where a form that changes nothing of it comes back to. */
  address: string
  /** It answers a form that was sent: opened again, it is without what was typed. */
  answersForm: boolean
  /** Put into every form that changes something: `<Csrf />`. */
  csrfToken: string
  person: Account | null
  /** Addresses of the bundle, the styles and the icons. */
  assets: { script: string; styles: string; icons: string; fonts: readonly string[] }
  nonce: string
  /** Titles that say nothing, for who works where others see the screen. */
  discreet: boolean
  unread: number | null
}

export type ContextInput = Omit<PageContext, 't' | 'date' | 'number' | 'pick'>

export function pageContext(input: ContextInput): PageContext {
  const { language } = input
  return {
    ...input,
    t: translator(language),
    date: (value, style = 'day') => formatDate(value, language, style),
    number: (value, options) => formatNumber(value, language, options),
    pick: (pair) => (isList(pair) ? pair[language === 'it' ? 0 : 1] : pair[language]),
  }
}

const isList = (pair: object): pair is readonly [string, string] => Array.isArray(pair)

const Context = createContext<PageContext | null>(null)
export const PageProvider = Context.Provider

export function usePage(): PageContext {
  const context = useContext(Context)
  if (!context) throw new Error('A view is rendered outside a page.')
  return context
}
