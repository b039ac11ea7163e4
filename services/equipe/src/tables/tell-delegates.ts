import { sql } from 'kysely'
import type { EquipeDeps } from '../deps.ts'
import { announceChanged } from '../directory/person-changed.ts'
import { romeDay, romeInstant } from '../rome-time.ts'

/**
 * Tells who stands in for a chair at a meeting to come, where nobody has heard it: named before that travelled with the
 * person, or by an older version that still ran. Answers how many were told.
 */
export async function tellDelegates({
  db,
  unitOfWork,
  clock,
}: Pick<EquipeDeps, 'db' | 'unitOfWork' | 'clock'>): Promise<number> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct d.person_id from meeting_delegate d
    join meeting m using (meeting_id) join access_person a using (person_id)
    where m.state <> 'cancelled' and m.starts_at >= ${romeInstant(romeDay(clock.now()), '00:00')}
      and not exists (select from jsonb_array_elements(a.roles) r
        where r->>'role' = 'delegate' and r->>'tableId' = m.table_id::text)
    order by d.person_id`.execute(db)
  for (const { person_id: personId } of rows) {
    await unitOfWork(async (tx) => {
      await tx.lock('equipe.people', personId)
      await announceChanged(tx, [personId])
    })
  }
  return rows.length
}
