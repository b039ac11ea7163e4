import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

/** Links to the next page of a list and back to its start, keeping the filters: plain addresses to be kept. */
export function Paging({ next }: { next: string | number | null }) {
  const { t, address } = usePage()
  const url = new URL(address, 'http://desk')
  const started = url.searchParams.has('cursor')
  if (!started && next === null) return null
  return (
    <nav class="desk-paging" aria-label={t(common.paging)}>
      {started ? <a href={withCursor(url, null)}>{t(common.firstPage)}</a> : null}
      {next === null ? null : (
        <a href={withCursor(url, String(next))} rel="next">
          {t(common.nextPage)}
        </a>
      )}
    </nav>
  )
}

function withCursor(url: URL, cursor: string | null): string {
  const query = new URLSearchParams(url.searchParams)
  if (cursor === null) query.delete('cursor')
  else query.set('cursor', cursor)
  const text = query.toString()
  return text ? `${url.pathname}?${text}` : url.pathname
}
