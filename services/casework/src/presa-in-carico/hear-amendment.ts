import type { amendmentRequested, DataOf, Envelope } from '@intarsi/contracts'
import type { CaseworkTx } from '../schema.ts'
import { addEntry } from '../timeline/add-entry.ts'
import { careFactsOf } from './care-facts.ts'
import type { Pic } from './tables.ts'

/** The sender knows something new of the household (a *variazione*): newer facts replace older ones. */
export async function hearAmendment(
  tx: CaseworkTx,
  pic: Pic,
  { data }: Envelope<DataOf<typeof amendmentRequested>>,
): Promise<void> {
  if (data.facts.version <= pic.facts_version) return
  await tx.trx
    .updateTable('presa_in_carico')
    .set({ facts: JSON.stringify(careFactsOf(data.facts)), facts_version: data.facts.version })
    .where('pic_id', '=', pic.pic_id)
    .execute()
  await addEntry(tx, pic, {
    kind: 'facts-changed',
    author: { personId: data.requestedBy, bodyId: null },
    data: { version: data.facts.version },
  })
}
