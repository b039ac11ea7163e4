import { SummaryList } from '../../../components/summary-list.tsx'
import type { Said, SaidGroup } from '../form/display.ts'

/** A form in words; `hrefOf` gives where an answer is changed. */
export function SaidGroups({
  groups,
  hrefOf,
}: {
  groups: readonly SaidGroup[]
  hrefOf?: (group: SaidGroup, said: Said) => string
}) {
  return (
    <>
      {groups.map((group) => (
        <section key={`${group.step} ${group.title}`}>
          <h2>{group.title}</h2>
          <SummaryList
            rows={group.rows.map((said) => ({
              label: said.label,
              value: said.text,
              changeHref: hrefOf?.(group, said),
            }))}
          />
        </section>
      ))}
    </>
  )
}
