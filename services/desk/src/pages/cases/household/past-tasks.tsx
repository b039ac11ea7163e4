import type { TaskPage } from '../../../api/case-work.ts'
import { Disclosure } from '../../../components/disclosure.tsx'
import { Paging } from '../../../components/paging.tsx'
import { usePage } from '../../../page/page-context.ts'
import { taskWords as words } from '../../../words/case-tasks.ts'
import type { HouseholdFrame } from './household-data.ts'

/** What was done, and what nobody had to do in the end. */
export function PastTasks({ frame, past: { items, next } }: { frame: HouseholdFrame; past: TaskPage }) {
  const { t, date, address } = usePage()
  if (items.length === 0) return null
  const turned = new URL(address, 'http://desk').searchParams.has('past')
  return (
    <Disclosure title={t(words.past)} open={turned}>
      <ul class="desk-plain-list">
        {items.map(({ taskId, title, state, endedAt, ownerId, result }) => (
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
      <Paging next={next} second={{ name: 'past', label: t(words.pastPages) }} />
    </Disclosure>
  )
}
