import type { listDrafts } from '../../../api/drafts.ts'
import type { Sportello } from '../../../api/referral-form.ts'
import { Paging } from '../../../components/paging.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { referralWords as words } from '../../../words/referrals.ts'

export type DraftPage = Awaited<ReturnType<typeof listDrafts>>

type DraftsProps = { drafts: DraftPage; sportelli: readonly Sportello[] }

/** Referrals begun and not sent, each until when it is kept. */
export function Drafts({ drafts, sportelli }: DraftsProps) {
  const { t, date } = usePage()
  if (drafts.items.length === 0) return null
  return (
    <section>
      <h2>{t(words.drafts)}</h2>
      <ul class="desk-tasks">
        {drafts.items.map(({ draftId, sportelloId, changedAt, expiresOn }) => {
          const title = t(words.draftFrom, { date: date(changedAt, 'moment') })
          return (
            <li key={draftId}>
              <span>
                <a href={`/drafts/${draftId}/household`}>{title}</a>
                <span class="desk-hint">
                  {' '}
                  {sportelli.find((one) => one.sportelloId === sportelloId)?.name} ·{' '}
                  {t(words.draftExpires, { date: date(expiresOn) })}
                </span>
              </span>
              <PostButton
                action={`/drafts/${draftId}/delete`}
                label={t(words.deleteDraft)}
                about={title}
                kind="outline-danger"
              />
            </li>
          )
        })}
      </ul>
      <Paging next={drafts.next} second={{ name: 'drafts', label: t(words.draftPages) }} />
    </section>
  )
}
