import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { weighAnew } from '../case-managers/weigh-anew.ts'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import type { EquipeTx } from '../schema.ts'
import { decisionDay } from './decision-day.ts'
import { moveReferral } from './move-referral.ts'
import { done, type Outcome } from './outcome.ts'
import { type Referral, toReferral } from './referral.ts'
import { mayMove } from './states.ts'

export type FileCompletion = {
  /** Fields that stay without an answer because nobody knows: honesty beats invention. */
  notKnown: string[]
  /** The preparer's judgement of particular vulnerability, with its reason. */
  vulnerability?: { particular: boolean; reason: string } | undefined
  by: string
}

/** A file is ready when each field is answered or said not to be known. */
export function decideCompletion(
  fieldsMissing: string[],
  notKnown: string[],
): Accepted<never> | Rejected<'fields-missing'> {
  const missing = fieldsMissing.filter((field) => !notKnown.includes(field))
  if (missing.length === 0) return accept()
  return reject('fields-missing', 'Complete these fields, or say that nobody knows.', { fields: missing })
}

export async function completeFile(
  tx: EquipeTx,
  referral: Referral,
  completion: FileCompletion,
): Promise<Outcome> {
  const { row } = referral
  const may = mayMove(row.state, 'complete-file')
  if (!may.ok) return may
  const complete = decideCompletion(row.fields_missing, completion.notKnown)
  if (!complete.ok) return complete
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: ['first-read'] })
  const judgement = judgementOf(completion)
  if (judgement) await weighAnew(tx, toReferral({ ...row, ...judgement }))
  return done(
    await moveReferral(tx, referral, {
      to: 'ready',
      command: 'complete-file',
      holder: await readerOf(tx, referral),
      nextStep: 'decide',
      nextStepOn: await decisionDay(tx, referral),
      by: completion.by,
      set: {
        fields_missing: [],
        preparer_id: row.preparer_id ?? completion.by,
        first_read_at: row.first_read_at ?? tx.now,
        first_read_by: row.first_read_by ?? completion.by,
        ...judgement,
      },
    }),
  )
}

function judgementOf({ vulnerability }: FileCompletion) {
  if (!vulnerability) return undefined
  return { particular_vulnerability: vulnerability.particular, vulnerability_reason: vulnerability.reason }
}

/** The table or équipe that has it in its queue. */
export async function readerOf(tx: EquipeTx, referral: Referral) {
  const { reading_table_id: id } = referral.row
  const table = await tx.trx
    .selectFrom('coordination_table')
    .select('kind')
    .where('table_id', '=', id)
    .executeTakeFirstOrThrow()
  return { kind: table.kind, id }
}
