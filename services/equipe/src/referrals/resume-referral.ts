import { romeDay } from '../rome-time.ts'
import { placeReferral } from '../routing/place-referral.ts'
import { setAsideGates } from '../routing/set-aside-gates.ts'
import { urgencyToday } from '../routing/urgency-today.ts'
import type { EquipeTx } from '../schema.ts'
import { effectiveUrgency } from './effective-urgency.ts'
import { done, type Outcome } from './outcome.ts'
import { type Referral, toReferral } from './referral.ts'
import { release } from './release.ts'
import { mayMove } from './states.ts'

export type Resume = {
  command: 'meet-requirement' | 'wake-up' | 'override-gate'
  by: string
  /** Words of the person who says that the requirement is met, or why the gate is set aside. */
  note?: string
}

/**
 * A parked referral is read again: same number, same history, its urgency as its facts say today. A person who says that
 * a requirement is met, or that a gate does not hold here, sets that gate aside for this referral.
 */
export async function resumeReferral(tx: EquipeTx, referral: Referral, resume: Resume): Promise<Outcome> {
  const may = mayMove(referral.row.state, resume.command)
  if (!may.ok) return may
  await release(tx, referral, 're-routed')
  const overridden = setAside(referral, resume.command, tx.now)
  const { facts, computed_urgency: known, urgency_override: override } = referral.row
  const computed = urgencyToday(facts, known, romeDay(tx.now))
  const urgency = effectiveUrgency(computed, override)
  const set = { overridden_gates: overridden, computed_urgency: computed, urgency }
  const resumed = toReferral({ ...referral.row, ...set })
  return done(
    await placeReferral(tx, resumed, {
      command: resume.command,
      by: resume.by,
      decisionFrom: tx.now,
      set,
      ...(resume.note ? { note: resume.note } : {}),
    }),
  )
}

/** A requirement that is met opens its own gate; who overrides a gate wants the referral read, whatever else holds it. */
function setAside(referral: Referral, command: Resume['command'], now: Date): string[] {
  const { gate, overridden_gates: before } = referral.row
  if (command === 'override-gate') return setAsideGates(referral, now)
  return command === 'meet-requirement' && gate ? [...new Set([...before, gate.id])] : before
}
