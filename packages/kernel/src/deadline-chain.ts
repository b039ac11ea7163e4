export type DeadlineStep = 'reminder' | 'missed' | 'escalated'

/** A rule that must hold by `due_at`: its reminder, the grace after it, who holds it and who hears when it stays missed. */
export type DeadlineChain = {
  remind_at: Date | null
  due_at: Date
  escalate_at: Date
  escalate_to: string | null
  reminded_at: Date | null
  missed_at: Date | null
  escalated_at: Date | null
}

/** The latest step of the chain that is due and not taken: after an outage the earlier ones are left out. */
export function dueStep(chain: DeadlineChain, now: Date): DeadlineStep | null {
  if (chain.escalate_to && now >= chain.escalate_at) return chain.escalated_at ? null : 'escalated'
  if (now >= chain.due_at) return chain.missed_at ? null : 'missed'
  if (chain.remind_at && now >= chain.remind_at) return chain.reminded_at ? null : 'reminder'
  return null
}

/** When to look again after a step; null at the end of the chain: it stays open, and overdue, until somebody acts. */
export function nextLook(chain: DeadlineChain, step: DeadlineStep | null): Date | null {
  if (step === 'escalated') return null
  if (step === 'missed') return chain.escalate_to ? chain.escalate_at : null
  if (step === null && chain.remind_at && chain.remind_at < chain.due_at) return chain.remind_at
  return chain.due_at
}

/** Who hears of a step: its holder, then the coordinator. */
export function tellOf(
  row: { holder_id: string | null; escalate_to: string | null },
  step: DeadlineStep,
): string[] {
  const holder = row.holder_id ? [row.holder_id] : []
  const above = row.escalate_to ? [row.escalate_to] : []
  if (step === 'escalated') return [...new Set([...above, ...holder])]
  return holder.length > 0 ? holder : above
}
