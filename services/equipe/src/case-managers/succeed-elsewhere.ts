import { caseManagerSeats } from '@intarsi/territories'
import { releaseLoad } from '../choice/release-load.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { saveCaseManager } from './case-manager-rows.ts'
import { weighedOf } from './case-weight.ts'
import { announceConfirmed } from './confirm-case-manager.ts'
import { awaitProposal, standIn } from './interim.ts'
import { proposeForSeat } from './propose-case-manager.ts'
import type { CaseManagerRow } from './tables.ts'

type Succession = { picId: string; former: CaseManagerRow[]; by: string }

/**
 * The case managers of a household that another territory follows from now on: for each of that territory's seats
 * somebody is proposed; whoever followed it so far hands over, and is named beside them until the household has met both.
 * Answers who acts there meanwhile: who is proposed, else the coordinator.
 */
export async function succeedElsewhere(
  tx: EquipeTx,
  there: Referral,
  { picId, former }: Succession,
): Promise<string> {
  const profile = profileOf(there)
  const seats = caseManagerSeats(profile, there.row.facts)
  await handOverOrEnd(tx, there, { picId, former, seats: seats.map(({ seat }) => seat) })
  const referral = referralRefOf(there)
  const chosen: string[] = []
  for (const seat of seats) {
    const found = await proposeForSeat(tx, {
      referral,
      ...weighedOf(there.row),
      profile,
      seat,
      picId,
      nothingToDoBefore: null,
      excludePersonIds: [...chosen, ...former.map((row) => row.person_id)],
    })
    if (found.ok) {
      chosen.push(found.personId)
      continue
    }
    const vacancy = { referral, seat: seat.seat, role: seat.role, picId, formerPersonId: null }
    await standIn(tx, { ...vacancy, reason: found.reason })
    await awaitProposal(tx, referral)
  }
  return chosen[0] ?? (await interimOf(tx, there))
}

async function handOverOrEnd(
  tx: EquipeTx,
  there: Referral,
  { picId, former, seats }: { picId: string; former: CaseManagerRow[]; seats: string[] },
): Promise<void> {
  for (const row of former) {
    if (seats.includes(row.seat)) {
      const change = { state: 'handing-over', pic_id: picId, territory_id: there.territory } as const
      await announceConfirmed(tx, await saveCaseManager(tx, row, { ...change, reason: 'case-transferred' }))
      continue
    }
    await saveCaseManager(tx, row, { state: 'ended', ended_at: tx.now, reason: 'case-transferred' })
    const { household_id: householdId, person_id: personId } = row
    await releaseLoad(tx, { householdId, personId, purpose: 'case-manager' })
  }
}

async function interimOf(tx: EquipeTx, { householdId }: Referral): Promise<string> {
  const row = await tx.trx
    .selectFrom('case_manager')
    .select('person_id')
    .where('household_id', '=', householdId)
    .where('state', '=', 'interim')
    .executeTakeFirstOrThrow()
  return row.person_id
}
