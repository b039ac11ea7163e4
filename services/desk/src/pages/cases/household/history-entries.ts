import type { Area, Territory } from '@intarsi/contracts'
import type { CaseFile } from '../../../api/cases.ts'
import type { HistoryEntry } from '../../../api/households.ts'
import type { PeopleLabels } from '../../../api/labels.ts'
import type { TimelineEntry } from '../../../components/timeline.tsx'
import type { PageContext } from '../../../page/page-context.ts'
import { isHistoryKind, type Plain, historyWords as words } from '../../../words/case-history.ts'
import { phaseWords } from '../../../words/cases.ts'
import { areaWords, documentWords, partyWords } from '../../../words/codes.ts'
import { stateWords } from '../../../words/states.ts'

/** People that a history names, to be asked for once. */
export function peopleOfHistory(entries: readonly HistoryEntry[]): (string | null)[] {
  return entries.flatMap(({ by, data }) => [
    by === 'system' ? null : by,
    typeof data.personId === 'string' ? data.personId : null,
    typeof data.ownerId === 'string' ? data.ownerId : null,
  ])
}

/** The page's words, and the people that the history names. */
export type Telling = Pick<PageContext, 't' | 'date'> & { people: PeopleLabels; territory: Territory }

/** A history in words, the newest first: people who came or went at one moment are said together. Pure. */
export function entriesOf(entries: readonly HistoryEntry[], telling: Telling): TimelineEntry[] {
  const groups: HistoryEntry[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last?.[0] && isTogether(last[0], entry)) last.push(entry)
    else groups.push([entry])
  }
  return groups.flatMap(([first, ...others]) => (first ? [entryOf(first, telling, others)] : []))
}

function isTogether(one: HistoryEntry, other: HistoryEntry): boolean {
  return one.kind === other.kind && one.at === other.at && TOGETHER.has(one.kind)
}

const TOGETHER: ReadonlySet<string> = new Set(['equipe-joined', 'equipe-left'])

/** What somebody did in a case, in words: who, what, when, for which body; `others` did the same then. Pure. */
export function entryOf(
  entry: HistoryEntry,
  telling: Telling,
  others: readonly HistoryEntry[] = [],
): TimelineEntry {
  const { t } = telling
  return {
    key: entry.entryId,
    at: entry.at,
    title: titleOf([entry, ...others], telling),
    by: byOf(entry.by, telling),
    ...(entry.area ? { body: aboutOf(entry.area, entry.subject, t) } : {}),
  }
}

function aboutOf(area: Area, subject: string | null, t: Telling['t']): string {
  return subject ? `${subject} · ${t(areaWords[area])}` : t(areaWords[area])
}

function titleOf(entries: readonly HistoryEntry[], { t, date, people, territory }: Telling): string {
  const [first] = entries
  if (!first) return ''
  const { kind, data } = first
  const known = kind === 'case-manager' && data.state === 'interim' ? 'interim' : kind
  if (!isHistoryKind(known)) return kind
  const text = (key: string) => String(data[key] ?? '')
  const values = {
    name: entries.map((one) => people.of(personOf(one)) ?? '–').join(', '),
    date: data.dueOn ? date(text('dueOn')) : '–',
    phase: t((phaseWords as Readonly<Record<string, Plain>>)[text('to')] ?? { it: '–', en: '–' }),
    party: t(partyWords(text('party'))),
    document: t(documentWords(territory, text('key'))),
    state: '',
    body: '',
  }
  return t(words[known] as typeof words.opened, ...([values] as unknown as []))
}

function personOf({ data }: HistoryEntry): string {
  return String(data.personId ?? data.ownerId ?? '')
}

function byOf(by: string, { t, people }: Telling): string | null {
  if (by === 'system') return null
  const name = people.of(by)
  const body = people.bodyOf(by)
  return name && body ? t(words.forBody, { name, body }) : name
}

/** How the referral came to the case, for the end of the history: what happened before the case opened. Pure. */
export function entriesOfReferral(file: CaseFile, telling: Telling): TimelineEntry[] {
  const { t } = telling
  return [...file.history].reverse().map((move) => ({
    key: `${move.movedAt} ${move.to}`,
    at: move.movedAt,
    title: t(words.referral, {
      state: t((stateWords as Readonly<Record<string, Plain>>)[move.to] ?? { it: move.to, en: move.to }),
    }),
    by: byOf(move.movedBy, telling),
  }))
}
