import { CopyButton } from '../../components/copy-button.tsx'
import { Csrf } from '../../components/csrf.tsx'
import { TextArea } from '../../components/inputs.tsx'
import { Notice } from '../../components/notice.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { AttendanceForm, AttendanceList } from './attendance-form.tsx'
import type { MeetingData } from './meeting-data.ts'
import { MeetingNav } from './meeting-view.tsx'
import { MeetingStateTag } from './table-parts.tsx'

type MinutesProps = { data: MeetingData; draft: string }

const TO_COME = new Set(['planned', 'cancelled'])

export function MinutesView({ data, draft }: MinutesProps) {
  const { t } = usePage()
  const { meeting, mayLead } = data
  const toCome = TO_COME.has(meeting.state)
  const writable = mayLead && (meeting.state === 'in-session' || meeting.state === 'held')
  const attended = mayLead && !toCome && meeting.state !== 'minuted'
  return (
    <>
      <MeetingNav meetingId={meeting.meetingId} current="minutes" />
      <p>
        <MeetingStateTag meeting={meeting} />
      </p>
      {toCome ? <Notice>{t(words.notYet)}</Notice> : null}
      <h2>{t(words.attendance)}</h2>
      {attended ? <AttendanceForm data={data} /> : <AttendanceList data={data} />}
      <h2>{t(words.minutesText)}</h2>
      {writable ? (
        <MinutesForm data={data} draft={draft} />
      ) : (
        <p class="desk-minutes">
          {meeting.minutesText ?? <span class="desk-muted">{t(common.nothingHere)}</span>}
        </p>
      )}
      {meeting.minutesText ? <TakeAway meetingId={meeting.meetingId} text={meeting.minutesText} /> : null}
    </>
  )
}

/** For the body's own records: paper, a file, or the clipboard. */
function TakeAway({ meetingId, text }: { meetingId: string; text: string }) {
  const { t } = usePage()
  return (
    <div class="desk-actions">
      <PrintButton label={t(words.printMinutes)} />
      <a class="btn btn-outline-primary" href={`/meetings/${meetingId}/minutes.txt`}>
        {t(common.download)}
      </a>
      <CopyButton of="minutes-text" text={text} />
    </div>
  )
}

function MinutesForm({ data: { meeting }, draft }: MinutesProps) {
  const { t } = usePage()
  const base = `/meetings/${meeting.meetingId}`
  return (
    <>
      <form class="desk-form desk-form-wide desk-no-print" method="post" action={`${base}/minutes`}>
        <Csrf />
        <input type="hidden" name="version" value={meeting.version} />
        <TextArea
          id="text"
          label={t(words.minutesText)}
          hint={t(words.minutesHint)}
          rows={18}
          maxlength={20_000}
          value={meeting.minutesText ?? draft}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.saveMinutes)}
        </button>
      </form>
      {meeting.minutesText ? <p class="desk-minutes desk-print-only">{meeting.minutesText}</p> : null}
      {meeting.state === 'held' && meeting.minutesText ? (
        <div class="desk-no-print">
          <p>{t(words.approveHint)}</p>
          <PostButton
            action={`${base}/approve`}
            label={t(words.approve)}
            size="md"
            values={{ version: String(meeting.version) }}
          />
        </div>
      ) : null}
    </>
  )
}
