import type { Draft } from '../../../api/drafts.ts'
import type { Earlier } from '../../../api/earlier-referrals.ts'
import { Notice } from '../../../components/notice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'

/** What the sportello sent before of a household that may be this one: linked, nothing needs to be said twice. */
export function Known({ draftId, earlier }: { draftId: string; earlier: readonly Earlier[] }) {
  const { t, date } = usePage()
  if (earlier.length === 0) return null
  return (
    <Notice kind="warning">
      <h2>{t(words.known)}</h2>
      <p>{t(words.knownText)}</p>
      <ul class="desk-tasks">
        {earlier.map(({ referralId, number, label, submittedAt }) => (
          <li key={referralId}>
            <span>
              {label} · <span class="desk-number">{number}</span> · {date(submittedAt)}
            </span>
            <PostButton
              action={`/drafts/${draftId}/link`}
              label={t(words.knownUse)}
              about={number}
              values={{ referralId }}
            />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The earlier referral that this draft cites, and the way back. */
export function Linked({ draft: { draftId }, number }: { draft: Pick<Draft, 'draftId'>; number: string }) {
  const { t } = usePage()
  return (
    <section id="citesReferral" tabindex={-1}>
      <Notice>
        <p>{t(words.knownLinked, { number })}</p>
        <PostButton action={`/drafts/${draftId}/unlink`} label={t(words.unlink)} about={number} />
      </Notice>
    </section>
  )
}
