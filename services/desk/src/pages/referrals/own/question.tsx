import { SCHEDA } from '@intarsi/contracts'
import { Csrf } from '../../../components/csrf.tsx'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { TextArea } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { referralWords as words } from '../../../words/referrals.ts'

type QuestionProps = {
  referralId: string
  /** Codes of the fields asked for. */
  fields: readonly string[]
  dueOn?: string | null | undefined
  /** Reads the form, and may correct it instead. */
  amends: boolean
  form: URLSearchParams
  faults: readonly FormFault[]
  sendKey: string
}

/** What the table's side asks for, and the answer in words. */
export function Question({ referralId, fields, dueOn, amends, form, faults, sendKey }: QuestionProps) {
  const { t, date, language } = usePage()
  const labels = fields.map((code) => SCHEDA.find((field) => field.code === code)?.label[language] ?? code)
  return (
    <Notice kind="warning">
      <h2>{t(words.asked)}</h2>
      <p>
        {t(amends ? words.askedText : words.askedWords)}{' '}
        {dueOn ? t(words.answerBy, { date: date(dueOn) }) : ''}
      </p>
      {labels.length > 0 ? (
        <ul>
          {labels.map((label) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      ) : null}
      <form method="post" action={`/referrals/${referralId}/answer`}>
        <Csrf />
        <input type="hidden" name="key" value={sendKey} />
        <TextArea
          id="answer"
          label={t(words.answer)}
          value={form.get('answer')}
          error={faultOf(faults, 'answer')}
          maxlength={2000}
        />
        <div class="desk-actions">
          <button type="submit" class="btn btn-primary">
            {t(words.sendAnswer)}
          </button>
          {amends ? <a href={`/referrals/${referralId}/amend`}>{t(words.amend)}</a> : null}
        </div>
      </form>
    </Notice>
  )
}
