import { CopyButton } from '../../components/copy-button.tsx'
import { Csrf } from '../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../components/error-summary.tsx'
import { TextArea } from '../../components/inputs.tsx'
import { Notice } from '../../components/notice.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { AttendanceList } from './attendance-form.tsx'
import type { MeetingData } from './meeting-data.ts'
import { MeetingNav } from './meeting-nav.tsx'
import { markOf } from './part-read.ts'
import { MeetingStateTag } from './table-parts.tsx'

type MinutesProps = {
  data: MeetingData
  draft: string
  faults: readonly FormFault[]
  /** What was sent and not saved; null: nothing was. */
  typed: string | null
}

const TO_COME = new Set(['planned', 'cancelled'])

export function MinutesView(props: MinutesProps) {
  const { data, faults } = props
  const { t } = usePage()
  const { meeting, mayLead } = data
  const toCome = TO_COME.has(meeting.state)
  const writable = mayLead && (meeting.state === 'in-session' || meeting.state === 'held')
  return (
    <>
      <ErrorSummary faults={faults} />
      <MeetingNav meetingId={meeting.meetingId} current="minutes" />
      <p>
        <MeetingStateTag meeting={meeting} />
      </p>
      {toCome ? <Notice>{t(words.notYet)}</Notice> : null}
      <h2>{t(words.attendance)}</h2>
      <AttendanceList data={data} />
      <h2>{t(words.minutesText)}</h2>
      {writable ? (
        <MinutesForm {...props} />
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

function MinutesForm({ data: { meeting }, draft, faults, typed }: MinutesProps) {
  const { t } = usePage()
  const base = `/meetings/${meeting.meetingId}`
  const saved = meeting.minutesText
  const isElsewhere = typed !== null && saved !== null && saved !== typed
  return (
    <>
      <form class="desk-form desk-form-wide desk-no-print" method="post" action={`${base}/minutes`}>
        <Csrf />
        <input type="hidden" name="version" value={meeting.version} />
        <input type="hidden" name="part" value={markOf(saved)} />
        <TextArea
          id="text"
          label={t(words.minutesText)}
          hint={t(words.minutesHint)}
          rows={18}
          maxlength={20_000}
          value={typed ?? saved ?? draft}
          error={faultOf(faults, 'text')}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.saveMinutes)}
        </button>
      </form>
      {isElsewhere ? (
        <section class="desk-no-print">
          <h3>{t(words.minutesNow)}</h3>
          <p class="desk-minutes">{saved}</p>
        </section>
      ) : null}
      {saved ? <p class="desk-minutes desk-print-only">{saved}</p> : null}
      {meeting.state === 'held' && saved && typed === null ? (
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
