import { sql } from 'kysely'
import { releaseLoad } from '../choice/release-load.ts'
import { passDeadlinesOn } from '../deadlines/pass-deadlines-on.ts'
import type { EquipeDeps } from '../deps.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { isAway } from '../directory/is-away.ts'
import { SHORT_LEAVE_DAYS } from '../directory/list-unavailable.ts'
import { addDays, romeDay } from '../rome-time.ts'
import { personFor } from '../routing/choose-preparer.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { moveReferral } from './move-referral.ts'
import { lockReferral, type Referral } from './referral.ts'
import { isOpen } from './states.ts'

type Gone = { referral_id: string; person_id: string; active: boolean }
type Deps = Pick<EquipeDeps, 'db' | 'unitOfWork' | 'clock'>

/**
 * Open referrals whose preparer, or who was asked first, has a disabled account or is away beyond the next step go to
 * somebody else; nobody found: to the coordinator. Default (ours): who is back before the next step keeps the file. Each in a transaction of its own. Answers how many changed hands.
 */
export async function replaceGonePreparers(deps: Deps): Promise<number> {
  let replaced = 0
  for (const gone of await listGone(deps)) {
    const changed = await deps.unitOfWork(async (tx) => {
      const referral = await lockReferral(tx, gone.referral_id)
      if (!referral || !isOpen(referral.row.state) || !isInHandOf(referral, gone.person_id)) return false
      const reason = gone.active ? 'absence' : 'account-disabled'
      await replaceGone(tx, referral, { person_id: gone.person_id, reason })
      return true
    })
    if (changed) replaced += 1
  }
  return replaced
}

function isInHandOf({ row }: Referral, personId: string): boolean {
  return row.preparer_id === personId || row.asked_first_id === personId
}

/** Hands an open referral from somebody who cannot act to somebody who can; the household is locked. */
export async function replaceGone(
  tx: EquipeTx,
  referral: Referral,
  gone: Pick<Gone, 'person_id'> & { reason: string },
): Promise<Referral> {
  const { row, householdId, referralId } = referral
  const { person_id: from } = gone
  const { personId: coordinator } = await coordinatorOf(tx, referral.territory)
  await releaseLoad(tx, { householdId, referralId, personId: from, purpose: 'preparer' })
  const { preparer, askedFirst } = await successors(tx, referral, from)
  const successor = askedFirst ?? preparer ?? coordinator
  const held = row.holder_kind === 'person' && row.holder_id === from
  const moved = await moveReferral(tx, referral, {
    to: row.state,
    command: 'stay',
    cause: 'preparer-replaced',
    reason: gone.reason,
    holder: { kind: row.holder_kind, id: held ? successor : row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    by: 'system',
    tell: [coordinator, ...(preparer ? [preparer] : [])],
    set: { preparer_id: preparer, asked_first_id: askedFirst },
  })
  await passDeadlinesOn(tx, { referralId, from, to: successor })
  return moved
}

async function successors(tx: EquipeTx, referral: Referral, from: string) {
  const { preparer_id: preparer, asked_first_id: askedFirst } = referral.row
  const { routing } = profileOf(referral)
  const excludePersonIds = [from]
  const { role } = routing.preparer
  const askRole = routing.askFirst?.role ?? role
  return {
    preparer:
      preparer === from ? await personFor(tx, referral, { role, load: 1, excludePersonIds }) : preparer,
    askedFirst:
      askedFirst === from
        ? await personFor(tx, referral, { role: askRole, load: 0, excludePersonIds })
        : askedFirst,
  }
}

async function listGone({ db, clock }: Deps): Promise<Gone[]> {
  const day = romeDay(clock.now())
  // From the few people who are away to what they have in hand: open referrals are many, and this is asked all day.
  const { rows } = await sql<Gone>`
    with gone as materialized (
      select p.person_id, p.active from person p
      where not p.active or ${isAway('p.person_id', day)}
    ), in_hand as (
      select g.person_id, g.active, r.referral_id, r.next_step_on, r.state
      from gone g join referral r on r.preparer_id = g.person_id and r.closed_at is null
      union
      select g.person_id, g.active, r.referral_id, r.next_step_on, r.state
      from gone g join referral r on r.asked_first_id = g.person_id and r.closed_at is null
    )
    select h.referral_id, h.person_id, h.active
    from in_hand h
    where h.state <> 'waiting-list'
      and (not h.active or exists (
        select from absence a where a.person_id = h.person_id and a.cancelled_at is null
          and a.from_on <= ${day} and (a.to_on is null
            or a.to_on >= ${day} and a.to_on >= least(h.next_step_on, ${addDays(day, SHORT_LEAVE_DAYS)}::date))))
    order by h.referral_id`.execute(db)
  return rows
}
