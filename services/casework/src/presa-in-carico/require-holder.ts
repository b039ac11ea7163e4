import { problem } from '@intarsi/http'
import type { CaseworkTx } from '../schema.ts'
import type { Pic } from './tables.ts'

/** Whoever is given something to do must have a part in the case; a 409 problem otherwise. */
export async function requireHolder({ trx }: CaseworkTx, pic: Pic, personId: string): Promise<void> {
  const holder = await trx
    .selectFrom('pic_holder')
    .select('person_id')
    .where('pic_id', '=', pic.pic_id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!holder)
    throw problem(409, 'owner-without-part', 'This person has no part in the case: give it a seat first.', {
      personId,
    })
}
