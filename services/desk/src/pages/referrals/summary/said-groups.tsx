import { SummaryList } from '../../../components/summary-list.tsx'
import type { SaidGroup } from '../form/display.ts'

/** A form in words; `hrefOf` gives where a group's answers are changed. */
export function SaidGroups({
  groups,
  hrefOf,
}: {
  groups: readonly SaidGroup[]
  hrefOf?: (group: SaidGroup, key: string) => string
}) {
  return (
    <>
      {groups.map((group) => (
        <section key={`${group.step} ${group.anchor}`}>
          <h2>{group.title}</h2>
          <SummaryList
            rows={group.rows.map(({ key, label, text }) => ({
              label,
              value: text,
              changeHref: hrefOf?.(group, key),
            }))}
          />
        </section>
      ))}
    </>
  )
}
