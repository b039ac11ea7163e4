import { type RawBuilder, sql } from 'kysely'

/** True where the person of that column (`p.person_id`) has an absence on a day (YYYY-MM-DD) that was not cancelled. */
export function isAway(column: string, day: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from absence a where a.person_id = ${sql.ref(column)} and a.cancelled_at is null
    and a.from_on <= ${day} and (a.to_on is null or a.to_on >= ${day}))`
}
