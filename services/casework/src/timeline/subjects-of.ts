import type { Area } from '@intarsi/contracts'
import type { CaseworkDb } from '../schema.ts'
import type { TimelineEntryRow } from './tables.ts'

/** What tasks and objectives say, by their ids. */
export type Subjects = ReadonlyMap<string, string>

type About = { entries: readonly TimelineEntryRow[]; areas: readonly Area[] }

/** The words of what a history is about: they stay with the thing, for who reads its area in full. */
export async function subjectsOf(db: CaseworkDb, { entries, areas }: About): Promise<Subjects> {
  const ids = entries.flatMap(({ subject_id, area }) =>
    subject_id && area && areas.includes(area) ? [subject_id] : [],
  )
  if (ids.length === 0) return new Map()
  const [tasks, objectives] = await Promise.all([
    db.selectFrom('task').select(['task_id as id', 'title as text']).where('task_id', 'in', ids).execute(),
    db
      .selectFrom('objective')
      .select(['objective_id as id', 'words as text'])
      .where('objective_id', 'in', ids)
      .execute(),
  ])
  return new Map([...tasks, ...objectives].map(({ id, text }) => [id, text]))
}
