import { Csrf } from '../../../components/csrf.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { decisionWords as words } from '../../../words/decisions.ts'

type FasterProps = {
  referralId: string
  decisionId: string
  said: string
  /** What one had answered. */
  form: URLSearchParams
}

/** What belongs to the decision that was not recorded, and to none after it. */
const NOT_CARRIED = new Set(['_csrf', '_page', 'version', 'key'])
export const CARRIED = 'carried'

/** Two decided at once: the other one won, and this is who and what. */
export function SomebodyWasFaster({ referralId, decisionId, said, form }: FasterProps) {
  const { t } = usePage()
  const answers = [...form].filter(([name]) => !NOT_CARRIED.has(name))
  return (
    <>
      <Notice kind="warning">
        <p>{said}</p>
      </Notice>
      <div class="desk-actions">
        <a class="btn btn-primary" href={`/cases/${referralId}`}>
          {t(words.readTheirs)}
        </a>
        <form method="post" action={`/cases/${referralId}/decisions/${decisionId}/correction`}>
          <Csrf />
          <input type="hidden" name={CARRIED} value="yes" />
          {answers.map(([name, value], index) => (
            <input key={`${index} ${name}`} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" class="btn btn-outline-primary">
            {t(words.correctTheirs)}
          </button>
        </form>
      </div>
      <p class="desk-text">{t(words.answersKept)}</p>
    </>
  )
}
