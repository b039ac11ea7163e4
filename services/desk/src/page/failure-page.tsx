import type { ApiProblem } from '../api/problem.ts'
import { common } from '../words/common.ts'
import { type FailureWords, failureWords } from '../words/failures.ts'
import { usePage } from './page-context.ts'

type FailureProps = {
  code: keyof FailureWords
  problem: ApiProblem | null
  /** What only this failure knows: who has the task now. Left out: its day, when it names one. */
  said: readonly string[]
  requestId: string
}

/** What happened, what one can do, and the id by which it is found in the log. */
export function FailurePage({ code, problem, said, requestId }: FailureProps) {
  const { t, date } = usePage()
  const since = said.length > 0 ? null : problem?.extra.since
  return (
    <div class="desk-text">
      {said.length > 0 ? <p>{said.join(' ')}</p> : null}
      <p>{t(failureWords[code].what)}</p>
      {typeof since === 'string' ? <p>{date(since, 'moment')}</p> : null}
      <p class="desk-muted">
        <code>{requestId}</code>
      </p>
      <div class="desk-actions">
        <a class="btn btn-primary" href="/">
          {t(common.home)}
        </a>
      </div>
    </div>
  )
}
