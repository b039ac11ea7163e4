import { type AgendaItemKind, agendaItemKind } from '@intarsi/contracts'
import { Capacity } from '../../components/capacity.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Notice } from '../../components/notice.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { agendaSectionWords, meetingWords as words } from '../../words/meetings.ts'
import { tableWords } from '../../words/tables.ts'
import { AgendaItemCard } from './agenda-item.tsx'
import { MeetingActions } from './meeting-actions.tsx'
import type { MeetingData } from './meeting-data.ts'
import { MeetingNav } from './meeting-nav.tsx'
import type { RefusedForm } from './refused-form.ts'
import { MeetingStateTag } from './table-parts.tsx'

type MeetingProps = { data: MeetingData; refused: RefusedForm | null }

export function MeetingView({ data, refused }: MeetingProps) {
  const { t } = usePage()
  const { meeting, households, mayLead } = data
  return (
    <>
      <ErrorSummary faults={refused?.faults ?? []} />
      <MeetingNav meetingId={meeting.meetingId} current="agenda" />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <MeetingHead data={data} />
      {mayLead ? <MeetingActions data={data} refused={refused} /> : null}
      {meeting.items.length === 0 ? <p>{t(words.nothing)}</p> : null}
      {agendaItemKind.options.map((kind) => (
        <Section key={kind} kind={kind} data={data} refused={refused} />
      ))}
    </>
  )
}

function MeetingHead({ data: { meeting, people } }: { data: MeetingData }) {
  const { t, date } = usePage()
  const { capacity } = meeting
  const delegates = meeting.delegates.map(({ personId }) => people.of(personId) ?? '–')
  return (
    <div class="desk-meeting-head">
      <p>
        <MeetingStateTag meeting={meeting} /> {t(tableWords.minutesLong, { minutes: meeting.minutes })}
        {meeting.formerStartsAt
          ? ` · ${t(tableWords.movedFrom, { date: date(meeting.formerStartsAt, 'moment') })}`
          : null}
        {delegates.length > 0 ? ` · ${t(words.delegates)}: ${delegates.join(', ')}` : null}
      </p>
      <Capacity
        label={t(tableWords.newReferrals)}
        taken={capacity.newTaken}
        capacity={capacity.newReferrals}
      />
      <Capacity label={t(tableWords.updates)} taken={capacity.updatesTaken} capacity={capacity.updates} />
      <p class="desk-muted">{t(words.urgentFree)}</p>
    </div>
  )
}

function Section({ kind, data, refused }: MeetingProps & { kind: AgendaItemKind }) {
  const { t } = usePage()
  const items = data.meeting.items.filter((item) => item.kind === kind)
  if (items.length === 0) return null
  return (
    <section>
      <h2>
        {t(agendaSectionWords[kind])} <span class="desk-muted">({items.length})</span>
      </h2>
      <ol class="desk-agenda">
        {items.map((item) => (
          <li key={item.agendaItemId}>
            <AgendaItemCard item={item} data={data} refused={refused} />
          </li>
        ))}
      </ol>
    </section>
  )
}
