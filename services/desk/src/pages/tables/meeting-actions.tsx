import { Csrf } from '../../components/csrf.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { faultOf } from '../../components/error-summary.tsx'
import { Select } from '../../components/inputs.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import type { MeetingData } from './meeting-data.ts'
import { type RefusedForm, typedInto } from './refused-form.ts'
import { sittingAt } from './sitting-at.ts'
import { WhenFields } from './when-fields.tsx'

type ActionsProps = { data: MeetingData; refused: RefusedForm | null }

/** What the chair does with a meeting, by its state. */
export function MeetingActions({ data, refused }: ActionsProps) {
  const { t } = usePage()
  const { meeting } = data
  const { state, meetingId, version } = meeting
  const base = `/meetings/${meetingId}`
  const values = { version: String(version) }
  const coming = state === 'planned' || state === 'convened'
  // What was typed stays, though somebody opened or cancelled the meeting meanwhile.
  const rearranges = coming || isRearranging(refused)
  if (!rearranges && state !== 'in-session') return null
  return (
    <section aria-labelledby="manage" class="desk-no-print">
      <h2 id="manage">{t(words.manage)}</h2>
      <div class="desk-actions">
        {coming ? (
          <PostButton
            action={`${base}/open`}
            label={t(words.open)}
            kind="primary"
            size="md"
            values={values}
          />
        ) : null}
        {state === 'in-session' ? (
          <a class="btn btn-primary" href={`${base}/end`}>
            {t(words.end)}
          </a>
        ) : null}
        {state === 'planned' ? (
          <PostButton action={`${base}/convene`} label={t(words.convene)} size="md" values={values} />
        ) : null}
      </div>
      {rearranges ? <Rearrange data={data} refused={refused} /> : null}
    </section>
  )
}

const isRearranging = (refused: RefusedForm | null) => refused?.of === 'delegate' || refused?.of === 'move'

function Rearrange({ data, refused }: ActionsProps) {
  const { t } = usePage()
  const { meeting } = data
  return (
    <Disclosure title={t(words.rearrange)} open={isRearranging(refused)}>
      <Delegate data={data} refused={refused} />
      <Move data={data} refused={refused} />
      <section>
        <h3>{t(words.cancel)}</h3>
        <p>{t(words.cancelHint)}</p>
        <PostButton
          action={`/meetings/${meeting.meetingId}/cancel`}
          label={t(words.cancel)}
          kind="outline-danger"
          size="md"
          values={{ version: String(meeting.version) }}
        />
      </section>
    </Disclosure>
  )
}

function Delegate({ data: { meeting, table, people }, refused }: ActionsProps) {
  const { t } = usePage()
  const { form, faults } = typedInto(refused, 'delegate')
  return (
    <section>
      <h3>{t(words.delegate)}</h3>
      <form class="desk-form" method="post" action={`/meetings/${meeting.meetingId}/delegate`} novalidate>
        <Csrf />
        <input type="hidden" name="version" value={meeting.version} />
        <Select
          id="delegate"
          name="person"
          label={t(words.delegateWho)}
          hint={t(words.delegateHint)}
          empty="–"
          value={form.get('person')}
          error={faultOf(faults, 'delegate')}
          options={sittingAt(table).map((personId) => ({
            value: personId,
            label: people.of(personId) ?? personId,
          }))}
        />
        <button type="submit" class="btn btn-outline-primary">
          {t(common.save)}
        </button>
      </form>
    </section>
  )
}

function Move({ data: { meeting }, refused }: ActionsProps) {
  const { t } = usePage()
  const { form, faults } = typedInto(refused, 'move')
  return (
    <section>
      <h3>{t(words.move)}</h3>
      <form class="desk-form" method="post" action={`/meetings/${meeting.meetingId}/move`} novalidate>
        <Csrf />
        <input type="hidden" name="version" value={meeting.version} />
        <p>{t(words.moveHint)}</p>
        <WhenFields form={form} faults={faults} />
        <button type="submit" class="btn btn-outline-primary">
          {t(words.move)}
        </button>
      </form>
    </section>
  )
}
