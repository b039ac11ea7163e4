import type { CaseTask } from '../../../api/case-work.ts'
import { Disclosure } from '../../../components/disclosure.tsx'
import { usePage } from '../../../page/page-context.ts'
import { taskWords as words } from '../../../words/case-tasks.ts'
import type { HouseholdFrame } from './household-data.ts'

/** What was done, and what nobody had to do in the end. */
export function PastTasks({ frame, tasks }: { frame: HouseholdFrame; tasks: readonly CaseTask[] }) {
  const { t, date } = usePage()
  if (tasks.length === 0) return null
  return (
    <Disclosure title={`${t(words.past)} (${tasks.length})`}>
      <ul class="desk-plain-list">
        {tasks.map(({ taskId, title, state, endedAt, ownerId, result }) => (
          <li key={taskId}>
            {title === null ? (
              t(words.hidden)
            ) : (
              <a href={`/cases/${frame.household.referralId}/tasks/${taskId}`}>{title}</a>
            )}{' '}
            <span class="desk-muted">
              {frame.people.of(ownerId) ?? '–'},{' '}
              {t(state === 'done' ? words.endedOn : words.droppedOn, { date: date(endedAt ?? '') })}
              {result ? ` · ${result}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
