import { CODE_LISTS, SCHEDA } from '@intarsi/contracts'
import type { Option } from '../../../components/inputs.tsx'
import { type Language, type Message, words } from '../../../words/words.ts'

/** How a question is asked and its answer read. */
export type Kind =
  | 'text'
  | 'area'
  /** One of a list, all seen at once. */
  | 'radios'
  /** One of a longer list. */
  | 'select'
  | 'checkboxes'
  /** Several selects of the same list, for the few languages of many. */
  | 'selects'
  | 'flag'
  | 'number'
  | 'date'
  /** A date, or "non so". */
  | 'day'
  /** A date, a year alone, or "non so". */
  | 'birth'
  | 'municipality'
  | 'municipalities'
  /** Several texts, one a line. */
  | 'lines'
  | 'country'

type Label = Message<''>

/** One question of the scheda: where its answer goes in the form, and how it is put. */
export type Question = {
  /** Path in the form, or in a member, with dots: `privacyNotice.mode`. */
  path: string
  kind: Kind
  label: Label
  hint?: Label
  options?: readonly Choice[]
  /** Codes that nobody chooses here: offered only where one of them is the answer already. */
  unoffered?: readonly string[]
  /** The answer is a number: levels and scales. */
  numeric?: boolean
  optional?: boolean
  /** Asked only after some other answer: without one it is not said that it is missing. */
  conditional?: boolean
  maxlength?: number
  /** Values that have more to ask: shown below the question when chosen. */
  asksMore?: readonly string[]
  inline?: boolean
}

export type Choice = { code: string; label: Label; hint?: Label }

/** Label of a field as the scheda has it. */
export function schedaLabel(code: string): Label {
  const field = SCHEDA.find((row) => row.code === code)
  if (!field) throw new Error(`The scheda has no field ${code}.`)
  return field.label
}

/** The choices of a code list; a list that offers no "non so" gets none here: the rule is the list's. */
export function choicesOf(list: string, codes?: readonly string[]): Choice[] {
  const entries = CODE_LISTS[list]
  if (!entries) throw new Error(`There is no code list ${list}.`)
  return entries
    .filter(({ code }) => !codes || codes.includes(code))
    .map(({ code, it, en }) => ({ code, label: { it, en } }))
}

export function optionsOf({ options = [] }: Question, language: Language): Option[] {
  return options.map(({ code, label, hint }) => ({
    value: code,
    label: label[language],
    ...(hint ? { hint: hint[language] } : {}),
  }))
}

const scaleWords = words({
  italian0: ['0 · nessuno', '0 · none'],
  italian1: ['1 · scarso (fino ad A1)', '1 · scarce (up to A1)'],
  italian2: ['2 · sufficiente (A2)', '2 · sufficient (A2)'],
  italian3: ['3 · buono (B1 o più)', '3 · good (B1 or more)'],
  orientation0: ['0 · non si orienta', '0 · does not find its way'],
  orientation1: ['1 · accompagnato', '1 · accompanied'],
  orientation2: ['2 · con indicazioni', '2 · with directions'],
  orientation3: ['3 · da solo', '3 · alone'],
  concern0: ['0 · nessuna', '0 · none'],
  concern1: ['1 · lieve', '1 · slight'],
  concern2: ['2 · media', '2 · medium'],
  concern3: ['3 · forte', '3 · strong'],
  notAssessed: ['Non so', 'I do not know'],
})

/** What the scales of rows 13 to 15 call "non so". */
export const NOT_ASSESSED = scaleWords.notAssessed

function scale(name: 'italian' | 'orientation' | 'concern'): Choice[] {
  const steps = ([0, 1, 2, 3] as const).map((step) => ({
    code: `${step}`,
    label: scaleWords[`${name}${step}`],
  }))
  return [...steps, { code: '9', label: NOT_ASSESSED }]
}

/** The scales of rows 13 to 15. */
export const SCALES = {
  italian: scale('italian'),
  orientation: scale('orientation'),
  concern: scale('concern'),
}
