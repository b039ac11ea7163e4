import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

/** One thing to correct: the field it is about (the id of its input) and what to do, in the reader's language. */
export type FormFault = { field: string; text: string }

/** Everything to correct, at the top of the page, with a link to each field; it takes the focus when it appears. */
export function ErrorSummary({ faults }: { faults: readonly FormFault[] }) {
  const { t } = usePage()
  if (faults.length === 0) return null
  return (
    <div
      class="desk-errors"
      role="alert"
      tabindex={-1}
      data-error-summary
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">{t(common.errorSummary)}</h2>
      <p>{t(common.errorsFound, { count: faults.length })}</p>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={field + text}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is wrong with one field. */
export function faultOf(faults: readonly FormFault[], field: string): string | undefined {
  return faults.find((fault) => fault.field === field)?.text
}
