import { common } from '../words/common.ts'
import { usePage } from './page-context.ts'

/** How many notices wait; kept up to date by `/live` where there is JavaScript. */
export function UnreadBadge() {
  const { unread } = usePage()
  return (
    <span class="desk-badge-live" hx-sse:connect="/live" hx-swap="innerHTML">
      <UnreadCount unread={unread ?? 0} />
    </span>
  )
}

export function UnreadCount({ unread }: { unread: number }) {
  const { t } = usePage()
  if (unread === 0) return null
  return (
    <span class="badge desk-badge">
      <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
      <span class="visually-hidden">{t(common.unread, { count: unread })}</span>
    </span>
  )
}
