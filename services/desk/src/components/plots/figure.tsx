import type { ComponentChildren } from 'preact'
import { usePage } from '../../page/page-context.ts'
import { plotWords as words } from '../../words/flow.ts'
import { Scrolled } from './scrolled.tsx'

type FigureProps = {
  id: string
  title: string
  /** What the plot shows, in a sentence. */
  about: string
  legend?: readonly LegendEntry[]
  /** Its months go from left to right: a narrow screen shows the latest first. */
  byMonth?: boolean
  plot: ComponentChildren
  table: ComponentChildren
}
export type LegendEntry = { key: string; label: string; mark: ComponentChildren }

/** A picture drawn on the server, with the same numbers in a table. On a narrow screen the picture is moved sideways. */
export function Figure({ id, title, about, legend = [], byMonth = false, plot, table }: FigureProps) {
  const { t } = usePage()
  return (
    <div class="desk-figure">
      <h2 id={id}>{title}</h2>
      <p class="desk-text">{about}</p>
      {legend.length > 0 ? (
        <ul class="desk-legend">
          {legend.map(({ key, label, mark }) => (
            <li key={key}>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                {mark}
              </svg>
              {label}
            </li>
          ))}
        </ul>
      ) : null}
      <Scrolled label={title} fromEnd={byMonth}>
        {plot}
      </Scrolled>
      <details class="desk-disclosure is-quiet">
        <summary>
          {t(words.table)}
          <span class="visually-hidden">: {title}</span>
        </summary>
        <div class="desk-disclosure-body">{table}</div>
      </details>
    </div>
  )
}
