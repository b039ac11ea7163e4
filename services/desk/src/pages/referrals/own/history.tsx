import { completedAs, referralState } from '@intarsi/contracts'
import type { HistoryEntry } from '../../../api/referral.ts'
import { Timeline, type TimelineEntry } from '../../../components/timeline.tsx'
import { usePage } from '../../../page/page-context.ts'
import { completedAsWords, decisionWords, historyWords as words } from '../../../words/referrals.ts'
import { stateWords } from '../../../words/states.ts'
import type { Translate } from '../../../words/words.ts'
import type { OwnReferral } from './own-data.ts'

/** What happened to a referral, the newest first. */
export function History({ own }: { own: OwnReferral }) {
  const { t } = usePage()
  const { referral, personOf } = own
  const entries = referral.history.map((entry, index) => entryOf(entry, { t, personOf, key: `${index}` }))
  const sent: TimelineEntry = {
    key: 'sent',
    at: referral.submittedAt,
    title: t(words.submitted),
    by: own.sportello?.name ?? null,
  }
  return <Timeline entries={[...entries.reverse(), sent]} />
}

type Telling = { t: Translate; personOf: OwnReferral['personOf']; key: string }

function entryOf({ at, type, data }: HistoryEntry, { t, personOf, key }: Telling): TimelineEntry {
  const by = [data.movedBy, data.decidedBy, data.personId].find(
    (id) => typeof id === 'string' && id !== 'system',
  )
  return { key, at, title: titleOf(type, data, t), by: personOf(typeof by === 'string' ? by : null) }
}

function titleOf(type: string, data: HistoryEntry['data'], t: Translate): string {
  const title = TITLES[type]
  return title ? title(data, t) : t(words.other)
}

type Title = (data: HistoryEntry['data'], t: Translate) => string

const TITLES: Readonly<Record<string, Title>> = {
  'referral-routed': (_, t) => t(words.routed),
  'referral-moved': (data, t) => t(words.moved, { state: stateOf(data, t) }),
  'decision-recorded': ({ kind }, t) => {
    const known = decisionWords[String(kind)]
    return t(words.decided, { decision: known ? t(known) : String(kind) })
  },
  'case-manager-proposed': (_, t) => t(words.managerProposed),
  'case-manager-confirmed': (_, t) => t(words.managerConfirmed),
  'case-manager-interim': (_, t) => t(words.managerInterim),
  'request-answered': ({ requestedAs, outcome }, t) => {
    const role = completedAs.safeParse(requestedAs)
    const done = role.success && outcome !== 'refused'
    return done ? t(words.completed, { role: t(completedAsWords[role.data]) }) : t(words.other)
  },
  'presa-in-carico-opened': (_, t) => t(words.opened),
  'presa-in-carico-closed': (_, t) => t(words.closed),
}

function stateOf({ standing }: HistoryEntry['data'], t: Translate): string {
  const state = referralState.safeParse((standing as { state?: unknown } | undefined)?.state)
  return state.success ? t(stateWords[state.data]) : ''
}
