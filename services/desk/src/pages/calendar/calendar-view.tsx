import type { CalendarFeed } from '../../api/calendar.ts'
import { Notice } from '../../components/notice.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { usePage } from '../../page/page-context.ts'
import { calendarWords as words } from '../../words/calendar.ts'

/** `address`: just made, shown this once. */
type CalendarProps = { feed: CalendarFeed | null; address: string | null }

export function CalendarView({ feed, address }: CalendarProps) {
  const { t, date } = usePage()
  return (
    <>
      {address ? (
        <Notice>
          <h2>{t(words.address)}</h2>
          <p>{t(words.shownOnce)}</p>
          <p class="desk-secret">
            <code>{address}</code>
          </p>
        </Notice>
      ) : null}
      <p class="desk-text">{t(words.keepSecret)}</p>
      {feed ? (
        <>
          <SummaryList
            rows={[
              { label: t(words.madeOn), value: date(feed.createdAt, 'moment') },
              {
                label: t(words.readOn),
                value: feed.readAt ? date(feed.readAt, 'moment') : t(words.neverRead),
              },
            ]}
          />
          <p class="desk-text">{t(words.makeNewHint)}</p>
          <div class="desk-actions">
            <PostButton action="/calendar" label={t(words.makeNew)} size="md" />
            <PostButton action="/calendar/end" label={t(words.end)} kind="outline-danger" size="md" />
          </div>
        </>
      ) : (
        <>
          <p>{t(words.none)}</p>
          <PostButton action="/calendar" label={t(words.make)} kind="primary" size="md" />
        </>
      )}
    </>
  )
}
