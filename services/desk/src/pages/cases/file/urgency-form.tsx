import { urgency } from '@intarsi/contracts'
import { faultOf } from '../../../components/error-summary.tsx'
import { Select, TextArea } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { urgencyWords } from '../../../words/states.ts'
import { urgencyFormWords as words } from '../../../words/urgency.ts'
import type { FileProps } from './file-view.tsx'
import { StepForm } from './step-form.tsx'

/** Another urgency than the one that was computed, with the reason. */
export function UrgencyForm(props: FileProps) {
  const { t, date } = usePage()
  const { data, form, faults } = props
  const { file, people } = data
  const { urgencyOverride: changed } = file
  const title = t(words.change)
  const others = urgency.options.filter((level) => level !== file.urgency)
  return (
    <>
      {changed ? (
        <p class="desk-text">
          {t(words.changed, {
            computed: changed.computed,
            level: changed.level,
            name: people.of(changed.by) ?? '–',
            date: date(changed.at),
            reason: changed.reason,
          })}
        </p>
      ) : null}
      <StepForm {...props} of="urgency" title={title} button={title}>
        <p class="desk-text">{t(words.hint)}</p>
        <Select
          id="level"
          label={t(words.level)}
          empty="–"
          value={form.get('level')}
          error={faultOf(faults, 'level')}
          options={others.map((value) => ({ value, label: `${value} · ${t(urgencyWords[value])}` }))}
        />
        <TextArea
          id="urgencyReason"
          label={t(words.reason)}
          rows={2}
          maxlength={1000}
          value={form.get('urgencyReason')}
          error={faultOf(faults, 'urgencyReason')}
        />
      </StepForm>
    </>
  )
}
