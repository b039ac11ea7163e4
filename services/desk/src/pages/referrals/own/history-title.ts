import { completedAs, referralState } from '@intarsi/contracts'
import type { HistoryEntry } from '../../../api/referral.ts'
import type { PageContext } from '../../../page/page-context.ts'
import { completedAsWords, decisionWords, historyWords as words } from '../../../words/referrals.ts'
import { stateWords } from '../../../words/states.ts'
import type { Translate } from '../../../words/words.ts'

export type Told = Pick<PageContext, 't' | 'date'>

/** What happened to a referral, in a few words. Pure. */
export function titleOf({ type, data }: Pick<HistoryEntry, 'type' | 'data'>, told: Told): string {
  const title = TITLES[type]
  return title ? title(data, told.t, told.date) : told.t(words.other)
}

type Title = (data: HistoryEntry['data'], t: Translate, date: Told['date']) => string

const TITLES: Readonly<Record<string, Title>> = {
  'referral-routed': (_, t) => t(words.routed),
  'referral-moved': movedTitle,
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

/** What stays where it stood and waits for a meeting says which: that is what may be new of it. */
function movedTitle(data: HistoryEntry['data'], t: Translate, date: Told['date']): string {
  const state = stateOf(data, t)
  const { from, standing, meeting } = data as Moved
  if (from !== standing?.state || !meeting) return t(words.moved, { state })
  return t(words.stays, { state, date: date(meeting.startsAt) })
}

type Moved = { from?: string; standing?: { state?: string }; meeting?: { startsAt: string } | null }
