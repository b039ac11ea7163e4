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
    meeting: (count: number) => `intarsi: ordine del giorno, ${count} ${count === 1 ? 'voce' : 'voci'}`,
    open: 'Apri intarsi per leggere e rispondere:',
    why: 'Questo messaggio non contiene dati personali. Puoi scegliere quando riceverlo nelle preferenze.',
  },
  en: {
    digest: (count: number) => `intarsi: ${count} ${count === 1 ? 'notice' : 'notices'}`,
    meeting: (count: number) => `intarsi: agenda, ${count} ${count === 1 ? 'item' : 'items'}`,
    open: 'Open intarsi to read and answer:',
    why: 'This message holds no personal data. You can choose when to receive it in your preferences.',
  },
} as const

/** Subject and plain-text body from codes, dates and referral numbers only. Throws when there is no line. */
export function composeMail(
  kind: 'at-once' | 'morning-digest' | 'meeting-digest',
  lines: readonly MailLine[],
  options: { locale: Locale; publicUrl: string },
): { subject: string; body: string } {
  const words = WORDS[options.locale]
  const [first] = lines
  if (!first) throw new Error('a mail needs at least one notice')
  const titles = lines.map((line) => withNumber(line, titleOf(line.kind, line.params, options.locale)))
  const single = kind === 'at-once' && lines.length === 1
  const subject = single
    ? `intarsi: ${titles[0]}`
    : kind === 'meeting-digest'
      ? words.meeting(lines.length)
      : words.digest(lines.length)
  const list = titles.map((title) => `- ${title}`).join('\n')
  return { subject, body: `${list}\n\n${words.open}\n${options.publicUrl}\n\n${words.why}\n` }
}

function withNumber(line: MailLine, title: string): string {
  const urgency = line.urgency === 'U0' || line.urgency === 'U1' ? `[${line.urgency}] ` : ''
  return line.referralNumber ? `${urgency}${title} (${line.referralNumber})` : `${urgency}${title}`
}
