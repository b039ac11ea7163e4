import { type AgendaItemKind, agendaItemKind, type DataOf, type meetingChanged } from '@intarsi/contracts'
import { titleOf } from '../inbox/catalogue.ts'
import type { Locale } from '../schema.ts'
import { footerOf, urgencyTag } from './compose-mail.ts'

type Convened = Pick<DataOf<typeof meetingChanged>, 'startsAt' | 'itemCount' | 'items'>
type Item = NonNullable<Convened['items']>[number]

/** Sections of an agenda. No words of an item: whoever may read them does so in intarsi. */
const SECTIONS: Record<AgendaItemKind, Record<Locale, string>> = {
  'new-referral': { it: 'Nuove segnalazioni', en: 'New referrals' },
  'pre-referral': {
    it: 'Nuclei da segnalare, senza identità',
    en: 'Households to be referred, without identity',
  },
  ratification: { it: 'Ratifiche', en: 'Ratifications' },
  'individual-project': { it: 'Progetti individualizzati', en: 'Individual projects' },
  'case-update': { it: 'Aggiornamenti sui nuclei', en: 'Case updates' },
  review: { it: 'Verifiche', en: 'Reviews' },
  'waiting-list-check': { it: "Lista d'attesa", en: 'Waiting list' },
  closing: { it: 'Chiusure', en: 'Closings' },
  topic: { it: 'Argomenti', en: 'Topics' },
}

const WORDS = {
  it: {
    subject: (count: number) => `intarsi: ordine del giorno, ${count} ${count === 1 ? 'voce' : 'voci'}`,
    more: (count: number) => `Altre voci in intarsi: ${count}`,
  },
  en: {
    subject: (count: number) => `intarsi: agenda, ${count} ${count === 1 ? 'item' : 'items'}`,
    more: (count: number) => `More items in intarsi: ${count}`,
  },
} as const

/** Subject and plain-text body of a convened meeting's agenda, by kind as a table goes through it: numbers, no names. */
export function composeAgenda(
  { startsAt, itemCount, items }: Convened,
  { locale, publicUrl }: { locale: Locale; publicUrl: string },
): { subject: string; body: string } {
  const words = WORDS[locale]
  const untold = items ? itemCount - items.length : 0
  const parts = [
    titleOf('meeting-convened', { startsAt, items: itemCount }, locale),
    ...agendaItemKind.options.flatMap((kind) => sectionOf(kind, items ?? [], locale)),
    ...(untold > 0 ? [words.more(untold)] : []),
    footerOf(locale, publicUrl),
  ]
  return { subject: words.subject(itemCount), body: parts.join('\n\n') }
}

/** How many items of a kind there are, and under it those that have a number. */
function sectionOf(kind: AgendaItemKind, items: readonly Item[], locale: Locale): string[] {
  const own = items.filter((item) => item.kind === kind)
  if (own.length === 0) return []
  const numbered = own.filter(({ referralNumber }) => referralNumber !== null)
  const lines = numbered.map(({ urgency, referralNumber }) => `- ${urgencyTag(urgency)}${referralNumber}`)
  return [[`${SECTIONS[kind][locale]}: ${own.length}`, ...lines].join('\n')]
}
