import type { AgendaItem } from '../../api/meetings.ts'
import { Csrf } from '../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../components/error-summary.tsx'
import { TextField } from '../../components/inputs.tsx'
import { usePage } from '../../page/page-context.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { awaitsDecision, isOpen, itemName, needsReason } from './agenda-items.ts'
import type { MeetingData } from './meeting-data.ts'

type EndProps = { data: MeetingData; faults: readonly FormFault[]; form: URLSearchParams }

export function EndMeetingView({ data, faults, form }: EndProps) {
  const { t } = usePage()
  const { meeting } = data
  const open = meeting.items.filter(isOpen)
  const groups = [
    { title: words.endUndecided, items: open.filter(awaitsDecision) },
    { title: words.endOthers, items: open.filter((item) => !awaitsDecision(item)) },
  ]
  return (
    <>
      <ErrorSummary faults={faults} />
      <p class="desk-text">{t(words.endLead)}</p>
      <form id="end" class="desk-form" method="post" novalidate>
        <Csrf />
        <input type="hidden" name="version" value={meeting.version} />
        {groups.map(({ title, items }) =>
          items.length === 0 ? null : (
            <section key={title.en}>
              <h2>{t(title)}</h2>
              {items.map((item) => (
                <Reason key={item.agendaItemId} item={item} faults={faults} form={form} />
              ))}
            </section>
          ),
        )}
        <button type="submit" class="btn btn-primary">
          {t(words.end)}
        </button>
      </form>
    </>
  )
}

type ReasonProps = { item: AgendaItem } & Pick<EndProps, 'faults' | 'form'>

function Reason({ item, faults, form }: ReasonProps) {
  const { t } = usePage()
  const id = `reason-${item.agendaItemId}`
  const required = needsReason(item)
  return (
    <TextField
      id={id}
      label={t(words.endReason, { item: itemName(item) })}
      optional={!required}
      hint={required ? t(words.endReasonRequired, { count: item.deferrals }) : undefined}
      maxlength={200}
      value={form.get(id)}
      error={faultOf(faults, id)}
    />
  )
}
