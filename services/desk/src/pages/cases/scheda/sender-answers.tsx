import type { PeopleLabels } from '../../../api/labels.ts'
import type { SenderAnswer } from '../../../api/scheda.ts'
import { usePage } from '../../../page/page-context.ts'
import { schedaWords as words } from '../../../words/scheda.ts'

type AnswersProps = { answers: readonly SenderAnswer[]; people: PeopleLabels }

/** What the sportello answered to questions, in its own words. */
export function SenderAnswers({ answers, people }: AnswersProps) {
  const { t, date } = usePage()
  if (answers.length === 0) return null
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t(words.answers)}</h2>
      {answers.map(({ requestId, text, answeredAt, answeredBy }) => (
        <div key={requestId}>
          <p class="desk-muted">
            {[date(answeredAt, 'moment'), people.of(answeredBy)].filter(Boolean).join(' · ')}
          </p>
          <p class="desk-minutes">{text}</p>
        </div>
      ))}
    </section>
  )
}
