import { Csrf } from '../../components/csrf.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { roleWords } from '../../words/codes.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import type { MeetingData } from './meeting-data.ts'
import { markOf } from './part-read.ts'
import { managersOf, sittingAt, sittingAtMeeting } from './sitting-at.ts'

type AttendanceFormProps = {
  data: MeetingData
  /** What was sent and not saved; empty: attendance as it is. */
  form: URLSearchParams
}

/** One line per person of the table. */
export function AttendanceForm({ data, form }: AttendanceFormProps) {
  const { t } = usePage()
  const { meeting, people } = data
  return (
    <form
      id="attendance"
      class="desk-no-print"
      method="post"
      action={`/meetings/${meeting.meetingId}/attendance`}
    >
      <Csrf />
      <input type="hidden" name="version" value={meeting.version} />
      <input type="hidden" name="part" value={markOf(meeting.attendance)} />
      <Table
        caption={t(words.attendance)}
        captionHidden
        rows={sittingAtMeeting(data)}
        keyOf={(personId) => personId}
        columns={[
          { key: 'person', label: t(words.person), cell: (personId) => people.of(personId) ?? '–' },
          { key: 'role', label: t(words.role), cell: (personId) => rolesOf(data, personId, t) },
          {
            key: 'status',
            label: t(words.attendance),
            cell: (personId) => <Status data={data} form={form} personId={personId} />,
          },
          {
            key: 'delegate',
            label: t(words.sent),
            cell: (personId) => <Delegate data={data} form={form} personId={personId} />,
          },
        ]}
      />
      <button type="submit" class="btn btn-outline-primary">
        {t(words.saveAttendance)}
      </button>
    </form>
  )
}

function rolesOf(
  { table, meeting }: MeetingData,
  personId: string,
  t: ReturnType<typeof usePage>['t'],
): string {
  const roles = table.members.filter((member) => member.personId === personId).map(({ role }) => role)
  if (roles.length > 0) return roles.map((role) => t(roleWords(role))).join(', ')
  const seat = managersOf(meeting).find((manager) => manager.personId === personId)?.seat
  if (seat === undefined) return '–'
  return t(seat === 'liaison' ? words.liaison : words.manager)
}

type LineProps = AttendanceFormProps & { personId: string }

function Status({ data, form, personId }: LineProps) {
  const { t } = usePage()
  const { meeting, people } = data
  const saved = meeting.attendance.find(
    (one) => one.personId === personId && one.forPersonId === null,
  )?.status
  const now = form.get(`status-${personId}`) ?? saved
  const name = people.of(personId) ?? '–'
  return (
    <fieldset class="desk-choices-inline desk-bare">
      <legend class="visually-hidden">{t(words.attendanceOf, { name })}</legend>
      {(['present', 'absent'] as const).map((status) => (
        <span class="desk-choice" key={status}>
          <input
            type="radio"
            id={`${status}-${personId}`}
            name={`status-${personId}`}
            value={status}
            checked={now === status}
          />
          <label for={`${status}-${personId}`}>{t(words[status])}</label>
        </span>
      ))}
    </fieldset>
  )
}

function Delegate({ data, form, personId }: LineProps) {
  const { t } = usePage()
  const { meeting, table, people } = data
  const saved = meeting.attendance.find((one) => one.forPersonId === personId)?.personId
  const now = form.get(`delegate-${personId}`) ?? saved
  return (
    <select
      class="desk-select-plain"
      name={`delegate-${personId}`}
      aria-label={t(words.delegateOf, { name: people.of(personId) ?? '–' })}
    >
      <option value="">{t(words.nobody)}</option>
      {sittingAt(table)
        .filter((other) => other !== personId)
        .map((other) => (
          <option key={other} value={other} selected={other === now}>
            {people.of(other) ?? other}
          </option>
        ))}
    </select>
  )
}

/** Attendance to read, and with a place to sign on paper. */
export function AttendanceList({ data, sign = false }: { data: MeetingData; sign?: boolean }) {
  const { t } = usePage()
  const { meeting, people } = data
  const statusOf = (personId: string) => {
    const stood = meeting.attendance.find((one) => one.forPersonId === personId)
    if (stood) return `${t(words.sent)} ${people.of(stood.personId) ?? '–'}`
    const own = meeting.attendance.find((one) => one.personId === personId && one.forPersonId === null)
    if (!own || own.status === 'delegate') return sign ? '' : t(words.notRecorded)
    return t(words[own.status])
  }
  return (
    <Table
      caption={t(words.attendance)}
      captionHidden
      rows={sittingAtMeeting(data)}
      keyOf={(personId) => personId}
      columns={[
        { key: 'person', label: t(words.person), cell: (personId) => people.of(personId) ?? '–' },
        { key: 'role', label: t(words.role), cell: (personId) => rolesOf(data, personId, t) },
        { key: 'status', label: t(words.attendance), cell: statusOf },
        ...(sign ? [{ key: 'signature', label: t(words.signature), cell: () => '' }] : []),
      ]}
    />
  )
}
