import { Csrf } from '../../components/csrf.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { ErrorSummary, faultOf } from '../../components/error-summary.tsx'
import { Radios, Select, TextArea, TextField } from '../../components/inputs.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { newItemWords, tableWords as words } from '../../words/tables.ts'
import { kindsFor } from './new-item.ts'
import type { TableProps } from './table-view.tsx'
import { WhenFields } from './when-fields.tsx'

/** A topic, a household still to be referred and without a name, or a running case by its referral's number. */
export function AddItemForm({ table, meetings, when, form, topicFaults }: TableProps) {
  const { t, date } = usePage()
  const takes = when === 'coming' ? meetings.items.filter(({ state }) => state !== 'in-session') : []
  return (
    <Disclosure title={t(words.addItem)} open={topicFaults.length > 0}>
      <ErrorSummary faults={topicFaults} />
      <form class="desk-form" method="post" action={`/tables/${table.tableId}/items`} novalidate>
        <Csrf />
        <Radios
          id="kind"
          label={t(words.itemKind)}
          value={form.get('kind') ?? 'topic'}
          options={kindsFor(table).map((value) => ({ value, label: t(newItemWords[value]) }))}
        />
        <TextField
          id="referralNumber"
          label={t(words.caseNumber)}
          hint={t(words.caseNumberHint)}
          value={form.get('referralNumber')}
          maxlength={20}
          error={faultOf(topicFaults, 'referralNumber')}
        />
        {table.withoutNames ? (
          <TextField
            id="householdAgreedOn"
            type="date"
            label={t(words.householdAgreed)}
            hint={t(words.householdAgreedHint)}
            value={form.get('householdAgreedOn')}
            error={faultOf(topicFaults, 'householdAgreedOn')}
          />
        ) : null}
        <TextArea
          id="subject"
          label={t(words.subject)}
          hint={t(words.subjectHint)}
          rows={2}
          maxlength={300}
          value={form.get('subject')}
          error={faultOf(topicFaults, 'subject')}
        />
        <Select
          id="meeting"
          label={t(words.inMeeting)}
          empty={t(words.nextWithPlace)}
          value={form.get('meeting')}
          error={faultOf(topicFaults, 'meeting')}
          options={takes.map(({ meetingId, startsAt }) => ({
            value: meetingId,
            label: date(startsAt, 'moment'),
          }))}
        />
        <button type="submit" class="btn btn-primary">
          {t(common.add)}
        </button>
      </form>
    </Disclosure>
  )
}

export function PlanMeetingForm({ table, form, meetingFaults }: TableProps) {
  const { t } = usePage()
  return (
    <Disclosure title={t(words.planMeeting)} open={meetingFaults.length > 0}>
      <ErrorSummary faults={meetingFaults} />
      <form class="desk-form" method="post" action={`/tables/${table.tableId}/meetings`} novalidate>
        <Csrf />
        <WhenFields form={form} faults={meetingFaults} usualHour="09:30" />
        <TextField
          id="minutes"
          type="number"
          label={t(words.duration)}
          value={form.get('minutes') ?? '120'}
          error={faultOf(meetingFaults, 'minutes')}
        />
        <TextField
          id="newReferrals"
          type="number"
          label={t(words.placesNew)}
          value={form.get('newReferrals') ?? '8'}
          error={faultOf(meetingFaults, 'newReferrals')}
        />
        <TextField
          id="updates"
          type="number"
          label={t(words.placesUpdates)}
          value={form.get('updates') ?? '4'}
          error={faultOf(meetingFaults, 'updates')}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.plan)}
        </button>
      </form>
    </Disclosure>
  )
}
