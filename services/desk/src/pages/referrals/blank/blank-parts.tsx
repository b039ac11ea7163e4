import { CODE_LISTS } from '@intarsi/contracts'
import type { ComponentChildren } from 'preact'
import { type BlankKey, blankWords, type HouseholdLanguage, inLanguage } from '../../../words/blank-form.ts'

export type InLanguage = { language: string | null }

/** A question in Italian, and the same in the household's language. */
export function Beside({ word, language }: InLanguage & { word: BlankKey }) {
  return <Both it={blankWords[word].it} language={language} text={(other) => other.question(word)} />
}

type Texts = { it: string; text: (other: HouseholdLanguage) => string | null }

function Both({ it, language, text }: InLanguage & Texts) {
  const other = inLanguage(language)
  const beside = other && text(other)
  return (
    <>
      {it}
      {beside ? (
        <span class="desk-beside" lang={other.lang} dir={other.dir}>
          {beside}
        </span>
      ) : null}
    </>
  )
}

export function Lines({ labels }: { labels: readonly { it: string }[] }) {
  return (
    <div class="desk-lines">
      {labels.map(({ it }) => (
        <p key={it}>
          {it} <span class="desk-line" />
        </p>
      ))}
    </div>
  )
}

/** A question, and below it the room for its answer. */
export function Row({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="desk-blank-row">
      <p class="desk-blank-label">{label}</p>
      {children}
    </div>
  )
}

export function Written({ word, language, rows = 1 }: InLanguage & { word: BlankKey; rows?: number }) {
  return (
    <Row label={<Beside word={word} language={language} />}>
      {Array.from({ length: rows }, (_, row) => `${word} ${row}`).map((row) => (
        <span key={row} class="desk-line" />
      ))}
    </Row>
  )
}

export function Chosen({
  word,
  list,
  language,
  codes,
}: InLanguage & { word: BlankKey; list: string; codes?: readonly string[] }) {
  const entries = (CODE_LISTS[list] ?? []).filter(({ code }) => !codes || codes.includes(code))
  return (
    <Row label={<Beside word={word} language={language} />}>
      <ul class="desk-boxes">
        {entries.map((entry) => (
          <li key={entry.code}>
            <Both it={entry.it} language={language} text={(other) => other.answer(list, entry)} />
          </li>
        ))}
      </ul>
    </Row>
  )
}

/** Answers to tick, in Italian. */
export function Boxes({ texts }: { texts: readonly string[] }) {
  return (
    <ul class="desk-boxes">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
