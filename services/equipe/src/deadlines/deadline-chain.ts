import type { DeadlineRow } from './tables.ts'

export type DeadlineStep = 'reminder' | 'missed' | 'escalated'

type Chain = Pick<
  DeadlineRow,
  'remind_at' | 'due_at' | 'escalate_at' | 'escalate_to' | 'reminded_at' | 'missed_at' | 'escalated_at'
>

/** The latest step of the chain that is due and not taken: after an outage the earlier ones are left out. */
export function dueStep(chain: Chain, now: Date): DeadlineStep | null {
  if (chain.escalate_to && now >= chain.escalate_at) return chain.escalated_at ? null : 'escalated'
  if (now >= chain.due_at) return chain.missed_at ? null : 'missed'
  if (chain.remind_at && now >= chain.remind_at) return chain.reminded_at ? null : 'reminder'
  return null
}

/** When to look again after a step; null at the end of the chain: it stays open, and overdue, until somebody acts. */
export function nextLook(chain: Chain, step: DeadlineStep | null): Date | null {
  if (step === 'escalated') return null
  if (step === 'missed') return chain.escalate_to ? chain.escalate_at : null
  if (step === null && chain.remind_at && chain.remind_at < chain.due_at) return chain.remind_at
  return chain.due_at
}

/** Who hears of a step: its holder, then the coordinator. */
export function tellOf(row: Pick<DeadlineRow, 'holder_id' | 'escalate_to'>, step: DeadlineStep): string[] {
  const holder = row.holder_id ? [row.holder_id] : []
  const above = row.escalate_to ? [row.escalate_to] : []
  if (step === 'escalated') return [...new Set([...above, ...holder])]
  return holder.length > 0 ? holder : above
}
