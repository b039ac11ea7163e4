import type { ComponentChildren } from 'preact'
import { usePage } from '../page/page-context.ts'

export type TimelineEntry = {
  key: string
  /** Instant, ISO. */
  at: string
  title: string
  /** Who did it, and for which body. */
  by?: string | null
  body?: ComponentChildren
}

/** What happened, the newest first: who, what, when. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { date } = usePage()
  return (
    <ol class="desk-timeline">
      {entries.map(({ key, at, title, by, body }) => (
        <li key={key}>
          <time datetime={at}>{date(at, 'moment')}</time>
          <strong>{title}</strong>
          {by ? <span class="desk-muted"> · {by}</span> : null}
          {body ? <div>{body}</div> : null}
        </li>
      ))}
    </ol>
  )
}
