import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { peopleWords as words } from '../../../words/case-people.ts'

/** A link that works once, shown once. */
export function LinkView({ address, expiresAt }: { address: string; expiresAt: string }) {
  const { t, date } = usePage()
  return (
    <>
      <Notice>{t(words.linkLead, { date: date(expiresAt) })}</Notice>
      <p class="desk-link">
        <code>{address}</code>
      </p>
    </>
  )
}
