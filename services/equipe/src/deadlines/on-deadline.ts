import type { DeadlineStep } from '@intarsi/kernel'
import type { EquipeTx } from '../schema.ts'
import type { DeadlineRow } from './tables.ts'

/**
 * `moot`: the rule no longer holds, close silently. `acted`: the handler did what is due, close.
 * `late`: it still holds: the step is told, and the chain goes on.
 */
export type DeadlineAnswer = 'moot' | 'acted' | 'late'

/** Asked at each step, with the household locked, in the transaction that closes the row. */
export type DeadlineHandler = (
  tx: EquipeTx,
  deadline: DeadlineRow,
  step: DeadlineStep,
) => Promise<DeadlineAnswer>

export type DeadlineBinding = { kind: string; handle: DeadlineHandler }

/** Binds a kind of deadline to what happens when it falls; app.ts lists them, as it lists subscriptions. */
export function onDeadline(kind: string, handle: DeadlineHandler): DeadlineBinding {
  return { kind, handle }
}
