import { presaInCaricoOpened, type Territory } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { succeedElsewhere } from '../case-managers/succeed-elsewhere.ts'
import { type Referral, referralRefOf, reloadReferral, toReferral } from '../referrals/referral.ts'
import { routeOf } from '../routing/choose-place.ts'
import type { EquipeTx } from '../schema.ts'
import { findTable } from '../tables/find-table.ts'
import { composeEquipe } from '../teams/compose-equipe.ts'
import { closePic } from './close-pic.ts'
import { openCareDeadlines } from './open-pic.ts'
import { seatCase } from './seat-case.ts'
import { type Case, tellCase } from './transfer-case.ts'

/**
 * Another territory follows the household from now on: the case here ends as transferred, and one that continues it opens
 * there, with that territory's profile, équipe and terms. The former case manager stays the household's person until it
 * has met the new one.
 */
export async function receiveCase(
  tx: EquipeTx,
  { pic, referral }: Case,
  { to, by }: { to: Territory; by: string },
): Promise<void> {
  const former = (await listActive(tx, pic.household_id)).filter((row) => row.state === 'confirmed')
  await closePic(tx, { picId: pic.pic_id, outcome: 'transferred', by, keepsManagers: true })
  const picId = await insertContinuation(tx, { pic, referral }, to)
  const there = await moveThere(tx, await reloadReferral(tx, referral.referralId), { to, by, picId })
  const caseManagerId = await succeedElsewhere(tx, there, { picId, former, by })
  await tx.announce(presaInCaricoOpened, there.householdId, {
    ...referralRefOf(there),
    picId,
    decisionId: pic.decision_id,
    openedAt: tx.now.toISOString(),
    profileVersion: there.row.profile_version,
    caseManagerId: former[0]?.person_id ?? caseManagerId,
    facts: there.row.facts,
  })
  await composeEquipe(tx, there, { picId, caseManagerId })
  await openCareDeadlines(tx, there, caseManagerId)
  await seatCase(tx, there, 'individual-project')
}

async function insertContinuation(tx: EquipeTx, { pic, referral }: Case, to: Territory): Promise<string> {
  const { pic_id } = await tx.trx
    .insertInto('presa_in_carico')
    .values({
      household_id: pic.household_id,
      territory_id: to,
      referral_id: referral.referralId,
      decision_id: pic.decision_id,
      profile_version: latestProfile(to).version,
      facts: referral.row.facts,
      opened_at: tx.now,
      continues_pic_id: pic.pic_id,
    })
    .returning('pic_id')
    .executeTakeFirstOrThrow()
  return pic_id
}

/** Referrals of the case go with it; the one that opened it is read by that territory's table from now on. */
async function moveThere(
  tx: EquipeTx,
  referral: Referral,
  { to, by, picId }: { to: Territory; by: string; picId: string },
): Promise<Referral> {
  const profile = latestProfile(to)
  const there = toReferral({ ...referral.row, territory_id: to, profile_version: profile.version })
  const route = routeOf(there, profile, tx.now)
  const { table_id } = await findTable(tx, to, route.queue.key)
  await tx.trx
    .updateTable('referral')
    .set({ pic_id: picId })
    .where('pic_id', '=', referral.row.pic_id)
    .where('referral_id', '!=', referral.referralId)
    .execute()
  return await tellCase(tx, referral, {
    cause: 'case-transferred',
    by,
    tell: [by],
    set: {
      territory_id: to,
      profile_version: profile.version,
      pic_id: picId,
      reading_table_id: table_id,
      preparer_id: null,
      admission: { ...route.admission, confirmCaseManager: route.confirmCaseManager },
    },
  })
}
