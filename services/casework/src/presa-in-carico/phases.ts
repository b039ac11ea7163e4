import { type PicPhase, WORKING_PHASES } from '@intarsi/contracts'
import { accept, type Decision, reject } from '@intarsi/kernel'

/** Phases that equipe alone makes. */
export const ENDED: ReadonlySet<PicPhase> = new Set(['closed', 'transferred'])

type Move = { from: readonly PicPhase[]; to: PicPhase | 'former' }

/** What people may do, and where it leads (`referral-and-states.md` section 3.4). Opening and ending are equipe's. */
export const MOVES = {
  'hold-first-interview': { from: ['activated'], to: 'assessment' },
  'complete-assessment': { from: ['assessment'], to: 'planning' },
  'share-project': { from: ['planning'], to: 'awaiting-signature' },
  'rework-project': { from: ['awaiting-signature'], to: 'planning' },
  'sign-project': { from: ['awaiting-signature'], to: 'in-progress' },
  'open-review': { from: ['in-progress'], to: 'under-review' },
  'confirm-project': { from: ['under-review'], to: 'in-progress' },
  replan: { from: ['under-review'], to: 'planning' },
  'begin-closing': { from: WORKING_PHASES, to: 'closing' },
  'decline-project': { from: ['awaiting-signature'], to: 'closing' },
  suspend: { from: WORKING_PHASES, to: 'suspended' },
  resume: { from: ['suspended'], to: 'former' },
} as const satisfies Record<string, Move>

export type PhaseCommand = keyof typeof MOVES

/** The phase a command leads to; refused where the case stands elsewhere. Pure. */
export function decideMove(
  pic: { phase: PicPhase; former_phase: PicPhase | null },
  command: PhaseCommand,
): Decision<PicPhase, 'wrong-phase'> {
  const { from, to }: Move = MOVES[command]
  if (!from.includes(pic.phase)) {
    const detail = `The case is ${pic.phase}; this is for: ${from.join(', ')}.`
    return reject('wrong-phase', detail, { phase: pic.phase })
  }
  return accept(to === 'former' ? (pic.former_phase ?? 'in-progress') : to)
}
