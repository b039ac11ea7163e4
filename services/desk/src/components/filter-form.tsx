import type { ComponentChildren } from 'preact'
import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

type FilterFormProps = { action: string; children: ComponentChildren; label?: string; canClear?: boolean }

/** What narrows a list, by a link that can be bookmarked. `canClear`: beside a way back to the whole list. */
export function FilterForm({ action, label, canClear = false, children }: FilterFormProps) {
  const { t } = usePage()
  return (
    <form class="desk-filters" method="get" action={action}>
      {children}
      <button type="submit" class="btn btn-outline-primary">
        {label ?? t(common.filter)}
      </button>
      {canClear ? <a href={action}>{t(common.clearFilters)}</a> : null}
    </form>
  )
}
