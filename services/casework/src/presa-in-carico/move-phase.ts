import { type PicPhase, phaseChanged } from '@intarsi/contracts'
import { problemOf } from '@intarsi/http'
import type { CaseworkTx } from '../schema.ts'
import { type Author, addEntry } from '../timeline/add-entry.ts'
import { stepDueOn } from './next-step.ts'
import { decideMove, type PhaseCommand } from './phases.ts'
import { refOf } from './pics.ts'
import type { Pic } from './tables.ts'

export type Step = {
  command: PhaseCommand
  author: Author
  set?: Partial<Omit<Pic, 'facts'>>
  /** Work begins again: terms count from now, not from the admission. */
  anew?: boolean
}

/** Moves the case as a command says; a 409 problem where it stands elsewhere. The household is locked. */
export async function stepPhase(tx: CaseworkTx, pic: Pic, { command, ...step }: Step): Promise<Pic> {
  const decision = decideMove(pic, command)
  if (!decision.ok) throw problemOf(decision)
  const [to = pic.phase] = decision.facts
  return enterPhase(tx, pic, { to, cause: command, ...step })
}

export type Entering = Omit<Step, 'command'> & { to: PicPhase; cause: string }

/** Writes the phase, keeps where it came from, tells everybody. */
export async function enterPhase(tx: CaseworkTx, pic: Pic, entering: Entering): Promise<Pic> {
  const { to, cause, author, set = {}, anew = false } = entering
  const moved = await tx.trx
    .updateTable('presa_in_carico')
    .set((e) => ({
      former_phase: pic.phase,
      suspended_until: null,
      suspension_reason: null,
      step_due_on: stepDueOn(pic, to, { now: tx.now, anew }),
      ...set,
      phase: to,
      phase_since: tx.now,
      version: e('version', '+', 1),
    }))
    .where('pic_id', '=', pic.pic_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tellPhase(tx, moved, { formerPhase: pic.phase, cause, by: author.personId })
  await addEntry(tx, moved, { kind: 'phase', author, data: { from: pic.phase, to, cause } })
  return moved
}

/** Announces where the case stands. */
export async function tellPhase(
  tx: CaseworkTx,
  pic: Pic,
  said: { formerPhase: PicPhase | null; cause: string; by: string },
): Promise<void> {
  await tx.announce(phaseChanged, pic.household_id, {
    ...refOf(pic),
    picId: pic.pic_id,
    phase: pic.phase,
    since: pic.phase_since.toISOString(),
    until: pic.suspended_until,
    ...said,
  })
}
