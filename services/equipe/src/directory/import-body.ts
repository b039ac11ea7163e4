import { type BodyEntry, stableId } from '@intarsi/directory-file'
import { addDays } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { announceBody } from './body-changed.ts'

// An agreement without an end; null means that there is none.
const OPEN_END = '9999-12-31'

/** Takes a body's entry when it changed in the file, and tells it. */
export async function importBody(
  tx: EquipeTx,
  { entry, hash, today }: { entry: BodyEntry; hash: string; today: string },
): Promise<boolean> {
  const bodyId = stableId('body', entry.key)
  await tx.lock('equipe.people', bodyId)
  const known = await tx.trx
    .selectFrom('body')
    .select(['source_hash', 'version'])
    .where('body_id', '=', bodyId)
    .executeTakeFirst()
  if (known?.source_hash === hash) return false
  const row = {
    body_id: bodyId,
    name: entry.name,
    kind: entry.kind,
    territories: entry.territories,
    seat_municipality: entry.municipality ?? null,
    active: entry.active,
    agreement_valid_from: entry.agreement && dayOf(entry.agreement.from, today),
    agreement_valid_until: entry.agreement && dayOf(entry.agreement.until ?? OPEN_END, today),
    source_hash: hash,
    version: (known?.version ?? 0) + 1,
  }
  await tx.trx
    .insertInto('body')
    .values(row)
    .onConflict((c) => c.column('body_id').doUpdateSet(row))
    .execute()
  for (const sportello of entry.sportelli) await importSportello(tx, bodyId, sportello)
  await announceBody(tx, bodyId)
  return true
}

async function importSportello(tx: EquipeTx, bodyId: string, entry: BodyEntry['sportelli'][number]) {
  const row = {
    sportello_id: stableId('sportello', entry.key),
    body_id: bodyId,
    name: entry.name,
    territory_id: entry.territory,
    municipality: entry.municipality,
    active: entry.active,
  }
  await tx.trx
    .insertInto('sportello')
    .values(row)
    .onConflict((c) => c.column('sportello_id').doUpdateSet(row))
    .execute()
}

/** A day of the file: a date, or days from the day it is brought in. */
export function dayOf(day: string | number, today: string): string {
  return typeof day === 'number' ? addDays(today, day) : day
}
