import type { Actor } from '@intarsi/access'
import type { Area } from '@intarsi/contracts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'

/** Who did something, and for which body; the system acts for none. */
export type Author = { personId: string; bodyId: string | null }

export const SYSTEM: Author = { personId: 'system', bodyId: null }

export function authorOf({ personId, bodyId }: Pick<Actor, 'personId' | 'bodyId'>): Author {
  return { personId, bodyId }
}

export type Entry = {
  kind: string
  author: Author
  area?: Area | null
  subjectId?: string
  /** Codes, dates and numbers: what people wrote stays with the thing they wrote it about. */
  data?: Record<string, string | number | boolean | null>
}

/** Adds a line to the case's history (RE-20). */
export async function addEntry(tx: CaseworkTx, pic: Pic, entry: Entry): Promise<void> {
  await tx.trx
    .insertInto('timeline_entry')
    .values({
      pic_id: pic.pic_id,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      at: tx.now,
      kind: entry.kind,
      area: entry.area ?? null,
      subject_id: entry.subjectId ?? null,
      by: entry.author.personId,
      body_id: entry.author.bodyId,
      data: JSON.stringify(entry.data ?? {}),
    })
    .execute()
}
