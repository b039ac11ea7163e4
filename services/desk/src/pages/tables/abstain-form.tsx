import type { AgendaItem } from '../../api/meetings.ts'
import { Csrf } from '../../components/csrf.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { Select, TextField } from '../../components/inputs.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import type { MeetingData } from './meeting-data.ts'
import { sittingAt } from './sitting-at.ts'

/** Somebody of the table has a conflict of interest with this household. */
export function AbstainForm({ item, data }: { item: AgendaItem; data: MeetingData }) {
  const { t } = usePage()
  const { meeting, table, people } = data
  const id = item.agendaItemId
  const already = meeting.abstentions.filter(({ agendaItemId }) => agendaItemId === id)
  return (
    <>
      {already.length > 0 ? (
        <p class="desk-muted">
          {t(words.abstentions)}: {already.map(({ personId }) => people.of(personId) ?? '–').join(', ')}
        </p>
      ) : null}
      <Disclosure title={t(words.abstain)} quiet>
        <form
          class="desk-form"
          method="post"
          action={`/meetings/${meeting.meetingId}/items/${id}/abstentions`}
        >
          <Csrf />
          <Select
            id={`who-${id}`}
            name="person"
            label={t(words.abstainWho)}
            hint={t(words.abstainHint)}
            empty="–"
            options={sittingAt(table).map((personId) => ({
              value: personId,
              label: people.of(personId) ?? personId,
            }))}
          />
          <TextField id={`why-${id}`} name="reason" label={t(words.reason)} maxlength={300} />
          <button type="submit" class="btn btn-outline-primary">
            {t(common.save)}
          </button>
        </form>
      </Disclosure>
    </>
  )
}
