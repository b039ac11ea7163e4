import { endCaseManagers } from '../case-managers/end-case-managers.ts'
import { releaseLoad } from '../choice/release-load.ts'
import { ALERTS } from '../deadlines/alert-days.ts'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import type { EquipeTx } from '../schema.ts'
import { closeAgendaItem, removeFromAgenda } from '../tables/remove-from-agenda.ts'
import { type Referral, referralRefOf } from './referral.ts'
import { OPEN_STATES } from './states.ts'

export type ReleasedThing = 'agenda' | 'deadlines' | 'preparer' | 'case-manager-proposal'

/** What ends or changes hands, and what equipe lets go of in that very transaction. The PIC's own closing is apart. */
export const RELEASED_BY = {
  withdrawn: ['agenda', 'deadlines', 'preparer', 'case-manager-proposal'],
  void: ['agenda', 'deadlines', 'preparer', 'case-manager-proposal'],
  joined: ['agenda', 'deadlines', 'preparer', 'case-manager-proposal'],
  advised: ['agenda', 'deadlines', 'preparer', 'case-manager-proposal'],
  /** The preparer keeps a referral that is handed over until somebody at the destination answers. */
  'handing-over': ['agenda', 'deadlines', 'case-manager-proposal'],
  'handed-over': ['agenda', 'deadlines', 'preparer', 'case-manager-proposal'],
  'waiting-list': ['agenda', 'deadlines', 'preparer'],
  admitted: ['agenda', 'deadlines', 'preparer'],
  // The three below are placed again at once: placing takes them off the old agenda, after persons are chosen.
  /** Its preparer stays. */
  're-routed': ['deadlines'],
  /** Held by a gate after all: nobody is asked to follow it for now. */
  parked: ['deadlines', 'preparer', 'case-manager-proposal'],
  /** Competence went to another territory. */
  transferred: ['deadlines', 'preparer', 'case-manager-proposal'],
} as const satisfies Record<string, readonly ReleasedThing[]>

export type ReleasingFact = keyof typeof RELEASED_BY

/** Lets go of what the referral holds. The household is locked; persons come before meetings. */
export async function release(tx: EquipeTx, referral: Referral, fact: ReleasingFact): Promise<void> {
  const things: readonly ReleasedThing[] = RELEASED_BY[fact]
  const { referralId, householdId } = referral
  if (things.includes('preparer')) await releaseLoad(tx, { householdId, referralId, purpose: 'preparer' })
  if (things.includes('case-manager-proposal')) await endProposals(tx, referral, fact)
  if (things.includes('deadlines')) await endDeadlines(tx, referralId, fact)
  if (things.includes('agenda')) await leaveAgenda(tx, referralId, fact)
}

/** Facts after which the household's own dates still concern somebody here. */
const STAYS_WITH_US = new Set<ReleasingFact>([
  'handing-over',
  'waiting-list',
  'admitted',
  're-routed',
  'parked',
  'transferred',
])

/**
 * Facts that tell the household nothing of what was decided: that a service elsewhere took it, or another territory, or
 * that a place became free after the admission. Whoever had to tell it still has to, until somebody records it.
 */
const STILL_TO_BE_TOLD = new Set<ReleasingFact>(['handed-over', 'transferred', 'admitted'])

async function endDeadlines(tx: EquipeTx, referralId: string, fact: ReleasingFact): Promise<void> {
  const except = [
    ...(STAYS_WITH_US.has(fact) ? ALERTS : []),
    ...(STILL_TO_BE_TOLD.has(fact) ? ['household-told'] : []),
  ]
  await closeDeadlines(tx, { referralId, except })
}

/** What the table spoke of was discussed; anything else takes the item away and gives its place back. */
async function leaveAgenda(tx: EquipeTx, referralId: string, fact: ReleasingFact): Promise<void> {
  const discussed: ReleasingFact[] = ['admitted', 'waiting-list', 'advised', 'handing-over']
  if (discussed.includes(fact)) await closeAgendaItem(tx, { referralId, outcome: 'discussed' })
  else await removeFromAgenda(tx, { referralId, reason: fact })
}

/** A household keeps its case manager while another referral of it is open or a PIC runs. */
async function endProposals(tx: EquipeTx, referral: Referral, reason: string): Promise<void> {
  if (await isFollowedElsewhere(tx, referral)) return
  await endCaseManagers(tx, { householdId: referral.householdId, reason, at: tx.now })
}

async function isFollowedElsewhere(tx: EquipeTx, referral: Referral): Promise<boolean> {
  const { householdId, referralId } = referralRefOf(referral)
  const pic = await tx.trx
    .selectFrom('presa_in_carico')
    .select('pic_id')
    .where('household_id', '=', householdId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (pic) return true
  const other = await tx.trx
    .selectFrom('referral')
    .select('referral_id')
    .where('household_id', '=', householdId)
    .where('referral_id', '!=', referralId)
    .where('state', 'in', [...OPEN_STATES])
    .executeTakeFirst()
  return other !== undefined
}
