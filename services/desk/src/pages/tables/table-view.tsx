import type { Labels } from '../../api/labels.ts'
import type { MeetingSummary, TableDetail } from '../../api/tables.ts'
import { Capacity } from '../../components/capacity.tsx'
import type { FormFault } from '../../components/error-summary.tsx'
import { Notice } from '../../components/notice.tsx'
import { Paging } from '../../components/paging.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { calendarWords } from '../../words/calendar.ts'
import { tableWords as words } from '../../words/tables.ts'
import { AddItemForm, PlanMeetingForm } from './table-forms.tsx'
import { MeetingStateTag, TableNav } from './table-parts.tsx'

export type TableProps = {
  table: TableDetail
  meetings: { items: readonly MeetingSummary[]; next: string | null }
  when: 'coming' | 'past'
  names: Labels
  mayLead: boolean
  form: URLSearchParams
  topicFaults: readonly FormFault[]
  meetingFaults: readonly FormFault[]
}

export function TableView(props: TableProps) {
  const { table, meetings, when, mayLead } = props
  const { t } = usePage()
  const [next] = when === 'coming' ? meetings.items : []
  return (
    <>
      <TableNav tableId={table.tableId} current="meetings" />
      {table.withoutNames ? <Notice>{t(words.withoutNames)}</Notice> : null}
      {next ? <NextMeeting meeting={next} /> : null}
      <h2>{t(when === 'coming' ? words.coming : words.past)}</h2>
      <Meetings items={meetings.items} />
      <Paging next={meetings.next} />
      <p>
        {when === 'coming' ? (
          <a href={`/tables/${table.tableId}?when=past`}>{t(words.showPast)}</a>
        ) : (
          <a href={`/tables/${table.tableId}`}>{t(words.showComing)}</a>
        )}
        {' · '}
        <a href="/calendar">{t(calendarWords.link)}</a>
      </p>
      <h2>{t(words.members)}</h2>
      <Seats {...props} />
      {mayLead ? (
        <>
          <AddItemForm {...props} />
          <PlanMeetingForm {...props} />
        </>
      ) : null}
    </>
  )
}

function NextMeeting({ meeting }: { meeting: MeetingSummary }) {
  const { t, date } = usePage()
  const { capacity } = meeting
  return (
    <section class="desk-card desk-next" aria-labelledby="next-meeting">
      <h2 id="next-meeting">{t(words.nextMeeting)}</h2>
      <p class="desk-next-when">
        {date(meeting.startsAt, 'weekday')}, {date(meeting.startsAt, 'time')}
      </p>
      <Capacity label={t(words.newReferrals)} taken={capacity.newTaken} capacity={capacity.newReferrals} />
      <Capacity label={t(words.updates)} taken={capacity.updatesTaken} capacity={capacity.updates} />
      <div class="desk-actions">
        <a class="btn btn-primary" href={`/meetings/${meeting.meetingId}`}>
          {t(words.openAgenda)}
        </a>
      </div>
    </section>
  )
}

function Meetings({ items }: { items: readonly MeetingSummary[] }) {
  const { t, date } = usePage()
  return (
    <Table
      caption={t(words.meetings)}
      captionHidden
      rows={items}
      keyOf={({ meetingId }) => meetingId}
      empty={t(words.noMeeting)}
      columns={[
        {
          key: 'when',
          label: t(words.when),
          cell: (meeting) => (
            <>
              <a href={`/meetings/${meeting.meetingId}`}>{date(meeting.startsAt, 'moment')}</a>
              {meeting.formerStartsAt ? (
                <span class="desk-muted">
                  {' '}
                  {t(words.movedFrom, { date: date(meeting.formerStartsAt, 'dayShort') })}
                </span>
              ) : null}
            </>
          ),
        },
        { key: 'state', label: t(words.state), cell: (meeting) => <MeetingStateTag meeting={meeting} /> },
        {
          key: 'new',
          label: t(words.newReferrals),
          cell: ({ capacity }) =>
            t(words.taken, { taken: capacity.newTaken, capacity: capacity.newReferrals }),
        },
        {
          key: 'updates',
          label: t(words.updates),
          cell: ({ capacity }) =>
            t(words.taken, { taken: capacity.updatesTaken, capacity: capacity.updates }),
        },
      ]}
    />
  )
}

function Seats({ table, names }: Pick<TableProps, 'table' | 'names'>) {
  const { t } = usePage()
  const listed = (ids: readonly string[]) => ids.map((one) => names.of(one) ?? '–').join(', ')
  const members = [...new Set(table.members.map(({ personId }) => personId))]
  return (
    <SummaryList
      rows={[
        {
          label: t(words.chair),
          value: table.chairId ? (names.of(table.chairId) ?? '–') : t(words.coordinatorChairs),
        },
        { label: t(words.deputies), value: listed(table.deputyIds) },
        { label: t(words.members), value: listed(members) },
      ]}
    />
  )
}
