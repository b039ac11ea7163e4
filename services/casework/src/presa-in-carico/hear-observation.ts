import type { DataOf, Envelope, observationReceived } from '@intarsi/contracts'
import type { CaseworkTx } from '../schema.ts'
import { addEntry, SYSTEM } from '../timeline/add-entry.ts'
import type { Pic } from './tables.ts'

/** An observer said what they see in an area; the words are equipe's. */
export function hearObservation(
  tx: CaseworkTx,
  pic: Pic,
  { data: { area, observationId, how } }: Envelope<DataOf<typeof observationReceived>>,
): Promise<void> {
  return addEntry(tx, pic, {
    kind: 'observation',
    author: SYSTEM,
    area,
    subjectId: observationId,
    data: { how },
  })
}
