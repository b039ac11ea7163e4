import type { ComponentChildren } from 'preact'
import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

export type SummaryRow = {
  label: string
  /** Null or empty: shown as not given. */
  value: ComponentChildren
  /** Where the answer is changed. */
  changeHref?: string | undefined
}

/** Questions and their answers, each with a link to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const { t } = usePage()
  return (
    <dl class="desk-summary">
      {rows.map(({ label, value, changeHref }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span class="desk-muted">{t(common.notGiven)}</span>}</dd>
          {changeHref ? (
            <dd>
              <a href={changeHref}>
                {t(common.change)}
                <span class="visually-hidden">: {label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
