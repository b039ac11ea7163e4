import type { BehindLink } from '../../api/observation-links.ts'
import { Csrf } from '../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../components/error-summary.tsx'
import { Radios, TextArea } from '../../components/inputs.tsx'
import { Notice } from '../../components/notice.tsx'
import { usePage } from '../../page/page-context.ts'
import { areaWords } from '../../words/codes.ts'
import { observationWords as words } from '../../words/observations.ts'

type ObservationProps = { behind: BehindLink; form: URLSearchParams; faults: readonly FormFault[] }

export function ObservationView({ behind, form, faults }: ObservationProps) {
  const { t, pick } = usePage()
  const options = behind.answers.map((one) => ({ value: one.code, label: pick(one) }))
  return (
    <>
      <ErrorSummary faults={faults} />
      <Notice kind="warning">{pick(behind.notice)}</Notice>
      <h2>{t(areaWords[behind.area])}</h2>
      <form class="desk-form" method="post" novalidate>
        <Csrf />
        {behind.questions.map((question) => (
          <Radios
            key={question.code}
            id={question.code}
            label={pick(question)}
            value={form.get(question.code)}
            error={faultOf(faults, question.code)}
            options={options}
          />
        ))}
        <TextArea
          id="words"
          label={t(words.words)}
          hint={t(words.wordsHint)}
          optional
          rows={3}
          maxlength={300}
          value={form.get('words')}
          error={faultOf(faults, 'words')}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.send)}
        </button>
      </form>
    </>
  )
}
