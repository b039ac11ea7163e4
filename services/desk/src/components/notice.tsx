import type { ComponentChildren } from 'preact'

type NoticeProps = { kind?: 'info' | 'warning' | 'danger'; children: ComponentChildren }

/** Something to know before going on. */
export function Notice({ kind = 'info', children }: NoticeProps) {
  return <div class={`desk-notice${kind === 'info' ? '' : ` is-${kind}`}`}>{children}</div>
}
