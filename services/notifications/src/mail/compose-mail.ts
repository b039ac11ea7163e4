import { titleOf } from '../inbox/catalogue.ts'
import type { NoticeParams } from '../recipients/notice.ts'
import type { Locale } from '../schema.ts'

export type MailLine = {
  kind: string
  params: NoticeParams
  referralNumber: string | null
  urgency: string | null
}

const WORDS = {
  it: {
    digest: (count: number) => `intarsi: ${count} ${count === 1 ? 'avviso' : 'avvisi'}`,
    open: 'Apri intarsi per leggere e rispondere:',
    why: 'Questo messaggio non contiene dati personali. Puoi scegliere quando riceverlo nelle preferenze.',
  },
  en: {
    digest: (count: number) => `intarsi: ${count} ${count === 1 ? 'notice' : 'notices'}`,
    open: 'Open intarsi to read and answer:',
    why: 'This message holds no personal data. You can choose when to receive it in your preferences.',
  },
} as const

/** Subject and plain-text body from codes, dates and referral numbers only. Throws when there is no line. */
export function composeMail(
  kind: 'at-once' | 'morning-digest',
  lines: readonly MailLine[],
  options: { locale: Locale; publicUrl: string },
): { subject: string; body: string } {
  const words = WORDS[options.locale]
  const [first] = lines
  if (!first) throw new Error('a mail needs at least one notice')
  const titles = lines.map((line) => withNumber(line, titleOf(line.kind, line.params, options.locale)))
  const single = kind === 'at-once' && lines.length === 1
  const subject = single ? `intarsi: ${titles[0]}` : words.digest(lines.length)
  const list = titles.map((title) => `- ${title}`).join('\n')
  return { subject, body: `${list}\n\n${footerOf(options.locale, options.publicUrl)}` }
}

/** Where to read more, and why there is nothing personal in the mail: the end of each. */
export function footerOf(locale: Locale, publicUrl: string): string {
  const words = WORDS[locale]
  return `${words.open}\n${publicUrl}\n\n${words.why}\n`
}

/** Marks what is urgent; empty for the rest. */
export function urgencyTag(urgency: string | null): string {
  return urgency === 'U0' || urgency === 'U1' ? `[${urgency}] ` : ''
}

function withNumber(line: MailLine, title: string): string {
  const said = `${urgencyTag(line.urgency)}${title}`
  return line.referralNumber ? `${said} (${line.referralNumber})` : said
}
