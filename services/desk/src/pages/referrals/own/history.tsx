import type { HistoryEntry } from '../../../api/referral.ts'
import { Timeline, type TimelineEntry } from '../../../components/timeline.tsx'
import { usePage } from '../../../page/page-context.ts'
import { historyWords as words } from '../../../words/referrals.ts'
import { type Told, titleOf } from './history-title.ts'
import type { OwnReferral } from './own-data.ts'

/** What happened to a referral, the newest first. */
export function History({ own }: { own: OwnReferral }) {
  const { t, date } = usePage()
  const { referral, personOf } = own
  const entries = referral.history.map((entry, index) =>
    entryOf(entry, { t, date, personOf, key: `${index}` }),
  )
  const sent: TimelineEntry = {
    key: 'sent',
    at: referral.submittedAt,
    title: t(words.submitted),
    by: own.sportello?.name ?? null,
  }
  return <Timeline entries={[...entries.reverse(), sent]} />
}

type Telling = Told & { personOf: OwnReferral['personOf']; key: string }

function entryOf({ at, type, data }: HistoryEntry, { personOf, key, ...told }: Telling): TimelineEntry {
  const by = [data.movedBy, data.decidedBy, data.personId].find(
    (id) => typeof id === 'string' && id !== 'system',
  )
  return { key, at, title: titleOf({ type, data }, told), by: personOf(typeof by === 'string' ? by : null) }
}
