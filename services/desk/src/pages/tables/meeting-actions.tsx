import { Csrf } from '../../components/csrf.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { Select, TextField } from '../../components/inputs.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { tableWords } from '../../words/tables.ts'
import type { MeetingData } from './meeting-data.ts'
import { sittingAt } from './sitting-at.ts'

/** What the chair does with a meeting, by its state. */
export function MeetingActions({ data }: { data: MeetingData }) {
  const { t } = usePage()
  const { meeting } = data
  const { state, meetingId, version } = meeting
  const base = `/meetings/${meetingId}`
  const values = { version: String(version) }
  const coming = state === 'planned' || state === 'convened'
  if (!coming && state !== 'in-session') return null
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
        ) : (
          <a class="btn btn-primary" href={`${base}/end`}>
            {t(words.end)}
          </a>
        )}
        {state === 'planned' ? (
          <PostButton action={`${base}/convene`} label={t(words.convene)} size="md" values={values} />
        ) : null}
      </div>
      {coming ? <Rearrange data={data} /> : null}
    </section>
  )
}

function Rearrange({ data: { meeting, table, people } }: { data: MeetingData }) {
  const { t } = usePage()
  const base = `/meetings/${meeting.meetingId}`
  const version = <input type="hidden" name="version" value={meeting.version} />
  return (
    <Disclosure title={t(words.rearrange)}>
      <section>
        <h3>{t(words.delegate)}</h3>
        <form class="desk-form" method="post" action={`${base}/delegate`}>
          <Csrf />
          {version}
          <Select
            id="delegate"
            name="person"
            label={t(words.delegateWho)}
            hint={t(words.delegateHint)}
            empty="–"
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
      <section>
        <h3>{t(words.move)}</h3>
        <form class="desk-form" method="post" action={`${base}/move`}>
          <Csrf />
          {version}
          <p>{t(words.moveHint)}</p>
          <TextField id="day" type="date" label={t(tableWords.day)} />
          <TextField id="hour" type="time" label={t(tableWords.hour)} />
          <button type="submit" class="btn btn-outline-primary">
            {t(words.move)}
          </button>
        </form>
      </section>
      <section>
        <h3>{t(words.cancel)}</h3>
        <p>{t(words.cancelHint)}</p>
        <PostButton
          action={`${base}/cancel`}
          label={t(words.cancel)}
          kind="outline-danger"
          size="md"
          values={{ version: String(meeting.version) }}
        />
      </section>
    </Disclosure>
  )
}
