import { faultOf } from '../../../components/error-summary.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { codeWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { channelWords, contactAttemptWords as words } from '../../../words/contact-attempts.ts'
import { languageOptions } from '../decision/choices.ts'
import type { FileProps } from './file-view.tsx'
import { StepForm } from './step-form.tsx'

/** Tries to reach the household so far, the oldest first. */
export function ContactAttempts({ data: { file } }: Pick<FileProps, 'data'>) {
  const { t, date } = usePage()
  if (file.contactAttempts.length === 0) return null
  const rows = file.contactAttempts.map((attempt, i) => ({ ...attempt, place: i + 1 }))
  return (
    <section>
      <h2>{t(words.title)}</h2>
      <Table
        caption={t(words.title)}
        captionHidden
        rows={rows}
        keyOf={({ place }) => String(place)}
        columns={[
          { key: 'on', label: t(words.on), cell: ({ on }) => date(on) },
          { key: 'channel', label: t(words.channel), cell: ({ channel }) => t(channelWords[channel]) },
          {
            key: 'language',
            label: t(words.language),
            cell: ({ language }) => t(codeWords('languages', language)),
          },
        ]}
      />
    </section>
  )
}

/** One more try: when, how, in which language. */
export function ContactAttemptForm(props: FileProps) {
  const page = usePage()
  const { t } = page
  const { data, form, faults } = props
  const { languages } = data.file.facts
  const title = t(words.record)
  return (
    <StepForm {...props} of="contact-attempts" title={title} button={title}>
      <p class="desk-text">{t(words.hint)}</p>
      <input type="hidden" name="key" value={props.formKey} />
      <TextField
        id="attemptOn"
        type="date"
        label={t(words.on)}
        value={form.get('attemptOn')}
        error={faultOf(faults, 'attemptOn')}
      />
      <Select
        id="attemptChannel"
        label={t(words.channel)}
        empty={t(common.choose)}
        value={form.get('attemptChannel')}
        error={faultOf(faults, 'attemptChannel')}
        options={Object.entries(channelWords).map(([value, message]) => ({ value, label: t(message) }))}
      />
      <Select
        id="attemptLanguage"
        label={t(words.language)}
        value={form.get('attemptLanguage') ?? languages[0]}
        error={faultOf(faults, 'attemptLanguage')}
        options={languageOptions(languages, page)}
      />
    </StepForm>
  )
}
