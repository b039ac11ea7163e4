import { usePage } from '../page/page-context.ts'
import { tableWords } from '../words/tables.ts'

/** Without a label where a heading says what is taken. */
type CapacityProps = { label?: string; taken: number; capacity: number }

/** Places of a meeting, taken and in all: a bar that says the same as its text. */
export function Capacity({ label, taken, capacity }: CapacityProps) {
  const { t, number } = usePage()
  return (
    <div class="desk-capacity">
      {label ? <span class="desk-capacity-label">{label}</span> : null}
      <meter min={0} max={Math.max(capacity, 1)} value={Math.min(taken, capacity)} aria-hidden="true" />
      <span class="desk-number">
        {t(tableWords.taken, { taken: number(taken), capacity: number(capacity) })}
      </span>
    </div>
  )
}
