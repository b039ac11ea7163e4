import type { Territory } from '@intarsi/contracts'
import { type Rejected, reject } from '@intarsi/kernel'
import { latestProfile } from '@intarsi/territories'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { provincialLevelOf } from '../directory/provincial-level.ts'
import { dueAfter } from '../routing/due.ts'
import { placeReferral } from '../routing/place-referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { concernedBy } from './concerned-by.ts'
import { done, type Outcome } from './outcome.ts'
import { type Referral, referralRefOf, toReferral } from './referral.ts'
import { release } from './release.ts'
import { mayMove } from './states.ts'
import { tellStanding } from './tell-standing.ts'

export type Transfer = { toTerritory: Territory; reason: string; by: string }

/** Proposes another territory as competent. The referral stays, and is read, until its coordinator accepts. */
export async function proposeTransfer(
  tx: EquipeTx,
  referral: Referral,
  transfer: Transfer,
): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'transfer-competence')
  if (!may.ok) return may
  if (transfer.toTerritory === referral.territory)
    return reject('same-territory', 'The referral stands in this territory already.')
  if (await openTransferOf(tx, referral.referralId))
    return reject('transfer-proposed', 'A transfer is proposed already and waits for its answer.')
  await tx.trx
    .insertInto('competence_transfer')
    .values({
      referral_id: referral.referralId,
      household_id: referral.householdId,
      territory_id: referral.territory,
      to_territory: transfer.toTerritory,
      state: 'proposed',
      reason: transfer.reason,
      proposed_by: transfer.by,
      proposed_at: tx.now,
    })
    .execute()
  const { personId: other } = await coordinatorOf(tx, transfer.toTerritory)
  await openAnswerTerm(tx, referral, other)
  return done(
    await tellStanding(tx, referral, { cause: 'transfer-proposed', by: transfer.by, tell: [other] }),
  )
}

/** The other coordinator's answer: accepted, it is routed there with that territory's profile; refused, it stays. */
export async function answerTransfer(
  tx: EquipeTx,
  referral: Referral,
  answer: { accept: boolean; by: string },
): Promise<Outcome> {
  const found = await findAnswerable(tx, referral)
  if (!found.ok) return found
  const { transfer } = found
  await tx.trx
    .updateTable('competence_transfer')
    .set({ state: answer.accept ? 'accepted' : 'refused', answered_by: answer.by, answered_at: tx.now })
    .where('transfer_id', '=', transfer.transfer_id)
    .execute()
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: ['transfer-answer'] })
  if (!answer.accept) {
    const tell = [transfer.proposed_by]
    return done(await tellStanding(tx, referral, { cause: 'transfer-refused', by: answer.by, tell }))
  }
  return done(await routeElsewhere(tx, referral, { to: transfer.to_territory, by: answer.by }))
}

/** This territory keeps a referral whose competence was disputed: the dispute ends, the other coordinator is told. */
export async function confirmCompetence(tx: EquipeTx, referral: Referral, by: string): Promise<Outcome> {
  const { disputed_with: other } = referral.row
  const may = mayMove(referral.row.state, 'stay')
  if (!may.ok) return may
  if (!other) return reject('not-disputed', "Nobody disputes this territory's competence.")
  if (await openTransferOf(tx, referral.referralId))
    return reject('transfer-proposed', 'A transfer is proposed and waits for its answer.')
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: ['competence-dispute'] })
  const { personId: there } = await coordinatorOf(tx, other)
  const told = { cause: 'competence-confirmed', by, tell: [there] }
  return done(await tellStanding(tx, referral, { ...told, set: { disputed_with: null } }))
}

/** Every open proposal of a referral, for the rights of who answers. */
export async function openTransferOf(tx: EquipeTx, referralId: string) {
  return await tx.trx
    .selectFrom('competence_transfer')
    .selectAll()
    .where('referral_id', '=', referralId)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
}

type Proposed = NonNullable<Awaited<ReturnType<typeof openTransferOf>>>

async function findAnswerable(
  tx: EquipeTx,
  referral: Referral,
): Promise<{ ok: true; transfer: Proposed } | Rejected> {
  const may = mayMove(referral.row.state, 'transfer-competence')
  if (!may.ok) return may
  const transfer = await openTransferOf(tx, referral.referralId)
  return transfer
    ? { ok: true, transfer }
    : reject('no-transfer', 'No transfer of this referral is proposed.')
}

export type Elsewhere = {
  to: Territory
  by: string
  command?: 'transfer-competence' | 'confirm-handover'
}

/** Routes a referral in another territory, with that territory's profile: same number, same history. */
export async function routeElsewhere(
  tx: EquipeTx,
  referral: Referral,
  { to, by, command = 'transfer-competence' }: Elsewhere,
): Promise<Referral> {
  const tell = await concernedBy(tx, referral)
  await tx.trx
    .updateTable('handover')
    .set({ state: 'withdrawn' })
    .where('referral_id', '=', referral.referralId)
    .where('state', '=', 'open')
    .execute()
  await release(tx, referral, 'transferred')
  await tellFromThere(tx, referral, to)
  const set = {
    territory_id: to,
    profile_version: latestProfile(to).version,
    competence_rule: 'transferred',
    disputed_with: null,
    overridden_gates: [],
  }
  const there = toReferral({ ...referral.row, ...set, preparer_id: null })
  return await placeReferral(tx, there, {
    command,
    by,
    decisionFrom: tx.now,
    tell,
    set,
  })
}

/** Whoever has to tell the household still has to; that it stays undone is for the coordinator there to hear. */
async function tellFromThere(tx: EquipeTx, { referralId }: Referral, to: Territory): Promise<void> {
  await tx.trx
    .updateTable('deadline')
    .set({ territory_id: to, escalate_to: (await coordinatorOf(tx, to)).personId })
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'household-told')
    .where('closed_at', 'is', null)
    .execute()
}

/** Two territories that do not settle it between them are for the provincial level. */
async function openAnswerTerm(tx: EquipeTx, referral: Referral, holderId: string): Promise<void> {
  const escalateTo = await provincialLevelOf(tx, referral.territory)
  const from = { urgency: referral.urgency, from: tx.now }
  const term = dueAfter(profileOf(referral), { key: 'competenceDispute', ...from })
  await openDeadline(tx, {
    ...referralRefOf(referral),
    kind: 'transfer-answer',
    ...term,
    holderId,
    escalateTo,
  })
}
