import { type DataOf, type ReferralState, referralMoved, type standing } from '@intarsi/contracts'
import type * as z from 'zod'
import { putOffProposals } from '../case-managers/put-off-proposals.ts'
import type { EquipeTx } from '../schema.ts'
import { type QueuePlace, type Referral, referralRefOf, toReferral } from './referral.ts'
import { assertMove, isOpen, type ReferralCommand } from './states.ts'
import type { HolderKind, QuestionRecord, ReferralRow } from './tables.ts'

export type Holder = { kind: HolderKind; id: string | null }
export type Standing = z.infer<typeof standing>

export type Move = {
  to: ReferralState
  command: ReferralCommand
  /** Code of what happened, when it says more than the command. */
  cause?: string
  reason?: string | null
  /** A person's reason in words, kept in the history only. */
  note?: string
  holder: Holder
  nextStep: string
  nextStepOn: string | null
  /** A person's id, or `system`. */
  by: string
  /** Persons told beside the sender. */
  tell?: string[]
  /** Who acts as coordinator from now on, where that changed. */
  coordinatorId?: string
  /** Who has to tell the household of it, in which language and by when; a decision says it for itself. */
  tellsHousehold?: NonNullable<DataOf<typeof referralMoved>['tellsHousehold']>
  /** Where it stands from now on; left out: where it stood. Ignored when the move closes it. */
  place?: QueuePlace
  question?: QuestionRecord
  /** Columns that change with the move. */
  set?: Partial<ReferralRow>
}

/**
 * The only writer of a referral's state and of its queue row: state, holder, next step, history and queue change in one
 * transaction, and the whole standing is announced. The household is locked already.
 */
export async function moveReferral(tx: EquipeTx, referral: Referral, move: Move): Promise<Referral> {
  const moved = await writeMove(tx, referral, move)
  const whereabouts = await whereaboutsOf(tx, moved)
  const { meeting } = whereabouts
  const hasNewPlace = move.place !== undefined && isOpen(move.to)
  const putOff = hasNewPlace && (await putOffProposals(tx, moved, meeting && new Date(meeting.startsAt)))
  await tx.announce(referralMoved, moved.householdId, {
    ...referralRefOf(moved),
    from: referral.row.state,
    ...whereabouts,
    cause: move.cause ?? move.command,
    reason: move.reason ?? null,
    movedAt: tx.now.toISOString(),
    movedBy: move.by,
    question: move.question ? { round: move.question.round, fields: move.question.fields } : null,
    tell: [...new Set(move.tell ?? [])],
    preparerId: moved.row.preparer_id,
    ...(move.coordinatorId ? { coordinatorId: move.coordinatorId } : {}),
    ...(putOff ? { nothingToDoBefore: putOff } : {}),
    ...(move.tellsHousehold ? { tellsHousehold: move.tellsHousehold } : {}),
  })
  return moved
}

/** The rows of a move without its event: routing announces its own. */
export async function writeMove(tx: EquipeTx, referral: Referral, move: Move): Promise<Referral> {
  assertMove(referral.row.state, move.command, move.to)
  const open = isOpen(move.to)
  const moved = await persist(tx, referral, {
    ...move.set,
    state: move.to,
    version: referral.row.version + 1,
    holder_kind: move.holder.kind,
    holder_id: move.holder.id,
    next_step: move.nextStep,
    next_step_on: move.nextStepOn,
    closed_at: open ? null : tx.now,
    updated_at: tx.now,
  })
  if (open) await standInQueue(tx, moved, move.place)
  else await leaveQueue(tx, moved.referralId)
  await remember(tx, referral, moved, move)
  return moved
}

/** A submitted referral is never at rest: its first move writes its row. */
async function persist(
  { trx }: EquipeTx,
  { row, referralId }: Referral,
  columns: Partial<ReferralRow>,
): Promise<Referral> {
  if (row.state === 'submitted') {
    const first = trx.insertInto('referral').values({ ...row, ...columns })
    return toReferral(await first.returningAll().executeTakeFirstOrThrow())
  }
  const next = trx.updateTable('referral').set(columns).where('referral_id', '=', referralId)
  return toReferral(await next.returningAll().executeTakeFirstOrThrow())
}

export type Whereabouts = { standing: Standing; meeting: { id: string; startsAt: string } | null }

/** What the sender reads at any time, from the rows, and the meeting it waits for. */
export async function whereaboutsOf(tx: EquipeTx, { row, referralId }: Referral): Promise<Whereabouts> {
  const queue = await tx.trx
    .selectFrom('queue')
    .leftJoin('meeting', 'meeting.meeting_id', 'queue.meeting_id')
    .select(['queue.kind', 'queue.root_id', 'meeting.meeting_id', 'meeting.starts_at'])
    .where('referral_id', '=', referralId)
    .executeTakeFirst()
  return {
    standing: {
      state: row.state,
      queue: queue ? { kind: queue.kind, id: queue.root_id } : null,
      holder: { kind: row.holder_kind, id: row.holder_id },
      nextStep: row.next_step,
      nextStepOn: row.next_step_on,
    },
    meeting:
      queue?.meeting_id && queue.starts_at
        ? { id: queue.meeting_id, startsAt: queue.starts_at.toISOString() }
        : null,
  }
}

async function standInQueue(tx: EquipeTx, referral: Referral, place: QueuePlace | undefined): Promise<void> {
  if (!place) return
  const row = {
    household_id: referral.householdId,
    territory_id: referral.territory,
    kind: place.kind,
    root_id: place.rootId,
    meeting_id: place.meetingId,
    no_date: place.noDate,
  }
  await tx.trx
    .insertInto('queue')
    .values({ ...row, referral_id: referral.referralId, since: tx.now })
    .onConflict((conflict) =>
      conflict.column('referral_id').doUpdateSet((eb) => ({
        ...row,
        since: eb
          .case()
          .when('queue.root_id', '=', place.rootId)
          .then(eb.ref('queue.since'))
          .else(tx.now)
          .end(),
      })),
    )
    .execute()
}

async function leaveQueue(tx: EquipeTx, referralId: string): Promise<void> {
  await tx.trx.deleteFrom('queue').where('referral_id', '=', referralId).execute()
}

async function remember(tx: EquipeTx, before: Referral, after: Referral, move: Move): Promise<void> {
  await tx.trx
    .insertInto('referral_move')
    .values({
      referral_id: after.referralId,
      household_id: after.householdId,
      territory_id: after.row.territory_id,
      from_state: before.row.state,
      to_state: move.to,
      cause: move.cause ?? move.command,
      reason: move.reason ?? null,
      holder_kind: move.holder.kind,
      holder_id: move.holder.id,
      next_step: move.nextStep,
      next_step_on: move.nextStepOn,
      note: move.note ?? null,
      moved_by: move.by,
      moved_at: tx.now,
    })
    .execute()
}
