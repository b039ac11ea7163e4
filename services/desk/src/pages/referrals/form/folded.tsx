import { Ask } from './ask.tsx'
import { useForm } from './form-context.tsx'
import type { Question } from './question.ts'

type FoldedProps = { summary: string; questions: readonly Question[]; columns?: boolean }

/** Questions that few need, under a line that opens them; open where one of them has to be answered again. */
export function Folded({ summary, questions, columns = false }: FoldedProps) {
  const { faults, at } = useForm()
  const open = faults.some(({ field }) => questions.some(({ path }) => field === at + path))
  return (
    <details class="desk-details" open={open}>
      <summary>{summary}</summary>
      <div class={columns ? 'desk-columns' : undefined}>
        {questions.map((question) => (
          <Ask key={question.path} question={question} />
        ))}
      </div>
    </details>
  )
}
