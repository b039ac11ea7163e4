import type { Referral } from '../referrals/referral.ts'
import { romeDay } from '../rome-time.ts'
import { dueFor } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import type { Deciding } from './record-decision.ts'
import type { DecisionRow } from './tables.ts'

/** Writes a decision with the household as the decider saw it. */
export async function insertDecision(
  tx: EquipeTx,
  referral: Referral,
  deciding: Deciding & { told: string[] },
): Promise<DecisionRow> {
  const { body, by, authority, corrects } = deciding
  return await tx.trx
    .insertInto('decision')
    .values({
      referral_id: referral.referralId,
      household_id: referral.householdId,
      territory_id: referral.territory,
      kind: body.kind,
      state: 'recorded',
      decided_by: by,
      decided_at: tx.now,
      second_person_id: body.between?.secondPersonId ?? null,
      table_id: authority.tableId,
      meeting_id: body.meetingId ?? null,
      between_meetings: body.between !== undefined,
      file_ready: referral.row.state === 'ready',
      reason: 'reason' in body ? (body.reason ?? null) : null,
      note: body.note ?? null,
      ...destinationColumns(deciding),
      ...(await tellsColumns(tx, referral, deciding)),
      overlaps_checked: body.kind === 'admit' ? (body.overlapsChecked ?? null) : null,
      corrects: corrects?.decision_id ?? null,
      told: deciding.told,
      facts: referral.row.facts,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

function destinationColumns({ body }: Deciding) {
  if (body.kind !== 'redirect' && body.kind !== 'decline') return {}
  const { kind, code, territory } = body.destination
  return {
    destination_kind: kind,
    destination_code: code,
    destination_territory: territory ?? null,
    heard_by: body.heardBy?.personId ?? null,
    heard_language: body.heardBy?.language ?? null,
  }
}

async function tellsColumns(tx: EquipeTx, referral: Referral, { body }: Deciding) {
  if (!body.tellsHousehold) return {}
  const { personId, language } = body.tellsHousehold
  const term = { key: 'householdTold', urgency: referral.urgency, from: tx.now, personId } as const
  const dueOn = romeDay((await dueFor(tx, profileOf(referral), term)).dueAt)
  return { tells_person_id: personId, tells_language: language, tells_due_on: dueOn }
}
