import { ErrorSummary, type FormFault } from '../../components/error-summary.tsx'
import { Notice } from '../../components/notice.tsx'
import { usePage } from '../../page/page-context.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { AttendanceForm, AttendanceList } from './attendance-form.tsx'
import type { MeetingData } from './meeting-data.ts'
import { MeetingNav } from './meeting-nav.tsx'
import { MeetingStateTag } from './table-parts.tsx'

type AttendanceProps = { data: MeetingData; faults: readonly FormFault[]; form: URLSearchParams }

const TO_COME = new Set(['planned', 'cancelled'])

export function AttendanceView({ data, faults, form }: AttendanceProps) {
  const { t } = usePage()
  const { meeting, mayLead } = data
  const toCome = TO_COME.has(meeting.state)
  return (
    <>
      <ErrorSummary faults={faults} />
      <MeetingNav meetingId={meeting.meetingId} current="attendance" />
      <p>
        <MeetingStateTag meeting={meeting} />
      </p>
      {toCome ? <Notice>{t(words.notYet)}</Notice> : null}
      {mayLead && !toCome && meeting.state !== 'minuted' ? (
        <AttendanceForm data={data} form={form} />
      ) : (
        <AttendanceList data={data} />
      )}
    </>
  )
}
