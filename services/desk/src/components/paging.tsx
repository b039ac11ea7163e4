import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

type PagingProps = {
  next: string | number | null
  /** For a second list of a page: its name in the address, and what it is of. */
  second?: { name: string; label: string }
}

/** Links to the next page of a list and back to its start, keeping the filters: plain addresses to be kept. */
export function Paging({ next, second }: PagingProps) {
  const { t, address } = usePage()
  const name = second?.name ?? 'cursor'
  const url = new URL(address, 'http://desk')
  const started = url.searchParams.has(name)
  if (!started && next === null) return null
  return (
    <nav class="desk-paging" aria-label={second?.label ?? t(common.paging)}>
      {started ? <a href={withCursor(url, name, null)}>{t(common.firstPage)}</a> : null}
      {next === null ? null : (
        <a href={withCursor(url, name, String(next))} rel="next">
          {t(common.nextPage)}
        </a>
      )}
    </nav>
  )
}

function withCursor(url: URL, name: string, cursor: string | null): string {
  const query = new URLSearchParams(url.searchParams)
  if (cursor === null) query.delete(name)
  else query.set(name, cursor)
  const text = query.toString()
  return text ? `${url.pathname}?${text}` : url.pathname
}
