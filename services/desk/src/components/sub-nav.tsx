export type SubPage = { href: string; label: string; count?: number }

/** Pages of one thing, the one that is open marked; each a plain link. */
export function SubNav({
  label,
  pages,
  current,
}: {
  label: string
  pages: readonly SubPage[]
  current: string
}) {
  return (
    <nav class="desk-subnav" aria-label={label}>
      <ul>
        {pages.map(({ href, label: text, count }) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {text}
              {count === undefined ? null : <span class="desk-subnav-count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
