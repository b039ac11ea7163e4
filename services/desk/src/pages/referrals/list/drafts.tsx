import type { DraftListed, listDrafts } from '../../../api/drafts.ts'
import type { Sportello } from '../../../api/referral-form.ts'
import { Disclosure } from '../../../components/disclosure.tsx'
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
        {drafts.items.map((draft) => {
          const { draftId, sportelloId, label, changedAt, expiresOn } = draft
          const saved = t(words.draftFrom, { date: date(changedAt, 'moment') })
          return (
            <li key={draftId}>
              <span>
                <DraftLink draft={draft} />
                <span class="desk-hint">
                  {' '}
                  {saved} · {sportelli.find((one) => one.sportelloId === sportelloId)?.name} ·{' '}
                  {t(words.draftExpires, { date: date(expiresOn) })}
                </span>
              </span>
              <Disclosure quiet title={t(words.deleteDraft)}>
                <PostButton
                  action={`/drafts/${draftId}/delete`}
                  label={t(words.deleteForGood)}
                  about={label ?? saved}
                  kind="outline-danger"
                />
              </Disclosure>
            </li>
          )
        })}
      </ul>
      <Paging next={drafts.next} second={{ name: 'drafts', label: t(words.draftPages) }} />
    </section>
  )
}

/** The way back into a draft, by whom it is about. */
export function DraftLink({ draft: { draftId, label } }: { draft: Pick<DraftListed, 'draftId' | 'label'> }) {
  const { t } = usePage()
  return <a href={`/drafts/${draftId}/household`}>{label ?? t(words.draftNameless)}</a>
}
