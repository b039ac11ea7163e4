import type { AgendaItem } from '../../api/meetings.ts'
import { Csrf } from '../../components/csrf.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { faultOf } from '../../components/error-summary.tsx'
import { Select, TextField } from '../../components/inputs.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import type { MeetingData } from './meeting-data.ts'
import { type RefusedForm, typedInto } from './refused-form.ts'
import { sittingAtMeeting } from './sitting-at.ts'

/** Ids of the form's fields at one item. */
export const whoAbstains = (agendaItemId: string) => `who-${agendaItemId}`
export const whyAbstains = (agendaItemId: string) => `why-${agendaItemId}`

type AbstainProps = { item: AgendaItem; data: MeetingData; refused: RefusedForm | null }

/** Somebody of the table has a conflict of interest with this household. */
export function AbstainForm({ item, data, refused }: AbstainProps) {
  const { t } = usePage()
  const { meeting, people } = data
  const id = item.agendaItemId
  const { form, faults } = typedInto(refused, id)
  const already = meeting.abstentions.filter(({ agendaItemId }) => agendaItemId === id)
  return (
    <>
      {already.length > 0 ? (
        <p class="desk-muted">
          {t(words.abstentions)}: {already.map(({ personId }) => people.of(personId) ?? '–').join(', ')}
        </p>
      ) : null}
      <Disclosure title={t(words.abstain)} open={faults.length > 0} quiet>
        <form
          class="desk-form"
          method="post"
          action={`/meetings/${meeting.meetingId}/items/${id}/abstentions`}
          novalidate
        >
          <Csrf />
          <Select
            id={whoAbstains(id)}
            name="person"
            label={t(words.abstainWho)}
            hint={t(words.abstainHint)}
            empty="–"
            value={form.get('person')}
            error={faultOf(faults, whoAbstains(id))}
            options={sittingAtMeeting(data).map((personId) => ({
              value: personId,
              label: people.of(personId) ?? personId,
            }))}
          />
          <TextField
            id={whyAbstains(id)}
            name="reason"
            label={t(words.reason)}
            maxlength={300}
            value={form.get('reason')}
            error={faultOf(faults, whyAbstains(id))}
          />
          <button type="submit" class="btn btn-outline-primary">
            {t(common.save)}
          </button>
        </form>
      </Disclosure>
    </>
  )
}
