import type { CaseTask } from '../../../api/case-work.ts'
import { PostButton } from '../../../components/post-button.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { taskWords as words } from '../../../words/case-tasks.ts'
import { areaWords } from '../../../words/codes.ts'
import { DueOn } from '../case-bits.tsx'
import type { HouseholdFrame } from './household-data.ts'

type OpenTasksProps = {
  frame: HouseholdFrame
  tasks: readonly CaseTask[]
  /** The page of one area says which area it is. */
  withoutArea?: boolean
}

/** What is to be done, by whom, by when: the nearest first, done with one button. */
export function OpenTasks({ frame, tasks, withoutArea = false }: OpenTasksProps) {
  const { t } = usePage()
  const { household, people, day } = frame
  const base = `/cases/${household.referralId}/tasks`
  return (
    <Table
      caption={t(words.title)}
      captionHidden
      rows={tasks}
      keyOf={({ taskId }) => taskId}
      empty={t(words.none)}
      columns={[
        {
          key: 'task',
          label: t(words.task),
          cell: ({ taskId, title }) =>
            title === null ? t(words.hidden) : <a href={`${base}/${taskId}`}>{title}</a>,
        },
        ...(withoutArea
          ? []
          : [
              {
                key: 'area',
                label: t(words.area),
                cell: ({ area }: CaseTask) => t(areaWords[area]),
              },
            ]),
        { key: 'owner', label: t(words.owner), cell: ({ ownerId }) => people.of(ownerId) ?? '–' },
        { key: 'due', label: t(words.due), cell: ({ dueOn }) => <DueOn on={dueOn} day={day} bare /> },
        {
          key: 'done',
          label: t(words.done),
          cell: ({ taskId, title, version }) =>
            title === null ? null : (
              <PostButton
                action={`${base}/${taskId}/done`}
                label={t(words.done)}
                about={title}
                values={{ version: String(version) }}
              />
            ),
        },
      ]}
    />
  )
}
