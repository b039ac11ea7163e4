import {
  type DataOf,
  type Envelope,
  type PicPhase,
  presaInCaricoClosed,
  presaInCaricoOpened,
} from '@intarsi/contracts'
import { dropReview } from '../reviews/keep-review.ts'
import type { CaseworkTx } from '../schema.ts'
import { dropOpenTasks } from '../tasks/pass-on.ts'
import { addEntry, SYSTEM } from '../timeline/add-entry.ts'
import { careFactsOf } from './care-facts.ts'
import { replaceHolders } from './holders.ts'
import { enterPhase, tellPhase } from './move-phase.ts'
import { stepDueOn } from './next-step.ts'
import { isOld, orderOf } from './order.ts'
import { ENDED } from './phases.ts'
import { noteOrder, survivorOf } from './pics.ts'
import { HOLDER_ROLES, type Pic } from './tables.ts'

/** What the end of a case breaks off: it goes on in the work that it interrupted. */
const INTERRUPTED: ReadonlySet<PicPhase> = new Set(['suspended', 'closing', 'under-review'])

/** A case opens: its first phase, its case manager, the facts the table saw. */
export async function openPic(
  tx: CaseworkTx,
  event: Envelope<DataOf<typeof presaInCaricoOpened>>,
): Promise<Pic> {
  const { data } = event
  const householdId = await survivorOf(tx, data.householdId)
  if (householdId !== data.householdId) await tx.lock('casework.households', householdId)
  const order = orderOf(event)
  const openedAt = new Date(data.openedAt)
  const term = {
    territory_id: data.territory,
    profile_version: data.profileVersion,
    urgency: data.urgency,
    opened_at: openedAt,
  }
  const pic = await tx.trx
    .insertInto('presa_in_carico')
    .values({
      pic_id: data.picId,
      household_id: householdId,
      origin_household_id: data.householdId,
      ...term,
      referral_id: data.referralId,
      referral_number: data.referralNumber,
      facts: JSON.stringify(careFactsOf(data.facts)),
      facts_version: data.facts.version,
      phase: 'activated',
      phase_since: openedAt,
      step_due_on: stepDueOn(term, 'activated', { now: openedAt, anew: false }),
      pic_order: order,
      case_manager_id: data.caseManagerId,
      case_manager_state: 'confirmed',
      manager_order: order,
      version: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const holders = [{ personId: data.caseManagerId, areas: [] }]
  await replaceHolders(tx, pic, { role: 'case-manager', holders, at: data.openedAt })
  await tellPhase(tx, pic, { formerPhase: null, cause: presaInCaricoOpened.type, by: 'system' })
  await addEntry(tx, pic, { kind: 'opened', author: SYSTEM, data: { caseManagerId: data.caseManagerId } })
  return pic
}

/**
 * A case that had ended goes on: resumed within 12 months it is assessed anew; one that had only gone into another
 * household's file (a join that was undone) is where it was.
 */
export async function reopenPic(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof presaInCaricoOpened>>,
): Promise<void> {
  const order = orderOf(event)
  if (isOld(pic.pic_order, order)) return
  if (!ENDED.has(pic.phase)) return noteOrder(tx, pic, { pic_order: order })
  const { caseManagerId, openedAt: at } = event.data
  await replaceHolders(tx, pic, {
    role: 'case-manager',
    holders: [{ personId: caseManagerId, areas: [] }],
    at,
  })
  const to = pic.phase === 'transferred' ? (pic.former_phase ?? 'assessment') : 'assessment'
  await enterPhase(tx, pic, {
    to: INTERRUPTED.has(to) ? 'in-progress' : to,
    cause: 'resume-presa-in-carico',
    author: SYSTEM,
    anew: true,
    set: {
      pic_order: order,
      manager_order: order,
      case_manager_id: caseManagerId,
      case_manager_state: 'confirmed',
      closed_at: null,
      outcome: null,
      closing_reason: null,
      closing_note: null,
      reference_person_id: null,
    },
  })
}

/** The case ended or moved away: who had a part in it has none any more. */
export async function endPic(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof presaInCaricoClosed>>,
): Promise<void> {
  const order = orderOf(event)
  if (isOld(pic.pic_order, order)) return
  if (ENDED.has(pic.phase)) return noteOrder(tx, pic, { pic_order: order })
  const { outcome, closedAt, closedBy, referencePersonId } = event.data
  for (const role of HOLDER_ROLES) await replaceHolders(tx, pic, { role, holders: [], at: closedAt })
  await dropOpenTasks(tx, pic.pic_id)
  await dropReview(tx, pic.pic_id)
  await enterPhase(tx, pic, {
    to: outcome === 'transferred' ? 'transferred' : 'closed',
    cause: presaInCaricoClosed.type,
    author: { personId: closedBy, bodyId: null },
    set: {
      pic_order: order,
      closed_at: new Date(closedAt),
      outcome,
      reference_person_id: referencePersonId,
    },
  })
}
