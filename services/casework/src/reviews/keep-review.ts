import { romeDay } from '@intarsi/territories'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { type Author, addEntry } from '../timeline/add-entry.ts'
import type { ReviewCause, ReviewOutcome } from './tables.ts'

type Opening = { cause: ReviewCause; plannedOn: string; author: Author }

/** Writes down that the project is looked at again, and when. */
export async function openReview(tx: CaseworkTx, pic: Pic, { cause, plannedOn, author }: Opening) {
  const { review_id: subjectId } = await tx.trx
    .insertInto('review')
    .values({
      pic_id: pic.pic_id,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      cause,
      planned_on: plannedOn,
      opened_at: tx.now,
      opened_by: author.personId,
    })
    .returning('review_id')
    .executeTakeFirstOrThrow()
  await addEntry(tx, pic, { kind: 'review-opened', author, subjectId, data: { cause, plannedOn } })
}

type Closing = { heldOn: string; outcome: ReviewOutcome; note?: string | undefined; author: Author }

/** Writes down what the review decided. */
export async function closeReview(tx: CaseworkTx, pic: Pic, { heldOn, outcome, note, author }: Closing) {
  const closed = await tx.trx
    .updateTable('review')
    .set({
      held_on: heldOn,
      outcome,
      note: note ?? null,
      closed_at: tx.now,
      closed_by: author.personId,
    })
    .where('pic_id', '=', pic.pic_id)
    .where('closed_at', 'is', null)
    .returning('review_id')
    .executeTakeFirst()
  if (!closed) throw new Error(`Case ${pic.pic_id} is under review without a review`)
  const data = { outcome, heldOn }
  await addEntry(tx, pic, { kind: 'review-closed', author, subjectId: closed.review_id, data })
}

/** A review that comes to nothing: the case is closed, suspended or goes into its closing meanwhile. */
export async function dropReview(tx: CaseworkTx, picId: string): Promise<void> {
  await tx.trx
    .updateTable('review')
    .set({ closed_at: tx.now, closed_by: 'system' })
    .where('pic_id', '=', picId)
    .where('closed_at', 'is', null)
    .execute()
}

/** Whether a day has come in Rome. */
export function hasCome({ now }: Pick<CaseworkTx, 'now'>, day: string): boolean {
  return day <= romeDay(now)
}
