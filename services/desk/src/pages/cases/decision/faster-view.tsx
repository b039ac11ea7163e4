import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { decisionWords as words } from '../../../words/decisions.ts'

type FasterProps = { referralId: string; decisionId: string; said: string }

/** Two decided at once: the other one won, and this is who and what. */
export function SomebodyWasFaster({ referralId, decisionId, said }: FasterProps) {
  const { t } = usePage()
  return (
    <>
      <Notice kind="warning">
        <p>{said}</p>
      </Notice>
      <div class="desk-actions">
        <a class="btn btn-primary" href={`/cases/${referralId}`}>
          {t(words.readTheirs)}
        </a>
        <a href={`/cases/${referralId}/decisions/${decisionId}/correction`}>{t(words.correctTheirs)}</a>
      </div>
    </>
  )
}
