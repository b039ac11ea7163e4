import type { ComponentChildren } from 'preact'
import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

type FilterFormProps = {
  action: string
  children: ComponentChildren
  label?: string
  /** While something narrows the list: where the whole of it is. */
  whole?: string | false
}

/** What narrows a list, by a link that can be bookmarked, and the way back to the whole of it. */
export function FilterForm({ action, label, whole = false, children }: FilterFormProps) {
  const { t } = usePage()
  return (
    <form class="desk-filters" method="get" action={action}>
      {children}
      <button type="submit" class="btn btn-outline-primary">
        {label ?? t(common.filter)}
      </button>
      {whole ? <a href={whole}>{t(common.clearFilters)}</a> : null}
    </form>
  )
}
