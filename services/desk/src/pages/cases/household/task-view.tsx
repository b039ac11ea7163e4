import type { CaseTask } from '../../../api/case-work.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, faultOf } from '../../../components/error-summary.tsx'
import { TextArea } from '../../../components/inputs.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { taskWords as words } from '../../../words/case-tasks.ts'
import { areaWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { DueOn } from '../case-bits.tsx'
import type { HouseholdFrame } from './household-data.ts'
import { HouseholdPage } from './household-frame.tsx'
import { type TaskAnswers, TaskFields } from './task-form.tsx'

export type TaskProps = { frame: HouseholdFrame; task: CaseTask; answers: TaskAnswers }

export function TaskView(props: TaskProps) {
  const { frame, task, answers } = props
  const { t, date } = usePage()
  const isOpen = task.state === 'open'
  const action = `/cases/${frame.household.referralId}/tasks/${task.taskId}`
  return (
    <HouseholdPage frame={frame} current="">
      <ErrorSummary faults={answers.faults} />
      <h2>{task.title}</h2>
      <SummaryList
        rows={[
          { label: t(words.area), value: t(areaWords[task.area]) },
          { label: t(words.owner), value: frame.people.of(task.ownerId) },
          {
            label: t(words.due),
            value: isOpen ? <DueOn on={task.dueOn} day={frame.day} bare /> : date(task.dueOn),
          },
          { label: t(words.notes), value: task.notes },
          ...(task.endedAt
            ? [
                {
                  label: t(words.result),
                  value: `${t(task.state === 'done' ? words.endedOn : words.droppedOn, { date: date(task.endedAt) })}${task.result ? ` · ${task.result}` : ''}`,
                },
              ]
            : []),
        ]}
      />
      {isOpen ? <End task={task} answers={answers} action={action} /> : null}
      {isOpen ? (
        <Change {...props} action={action} />
      ) : (
        <PostButton
          action={`${action}/reopening`}
          label={t(words.reopen)}
          size="md"
          values={{ version: String(task.version) }}
        />
      )}
    </HouseholdPage>
  )
}

type EndProps = Pick<TaskProps, 'task' | 'answers'> & { action: string }

function End({ task, answers: { form, faults }, action }: EndProps) {
  const { t } = usePage()
  return (
    <form class="desk-form" method="post" action={`${action}/done`} novalidate>
      <Csrf />
      <input type="hidden" name="version" value={task.version} />
      <TextArea
        id="result"
        label={t(words.result)}
        hint={t(words.resultHint)}
        optional
        rows={2}
        maxlength={2000}
        value={form.get('result')}
        error={faultOf(faults, 'result')}
      />
      <div class="desk-actions">
        <button type="submit" class="btn btn-primary">
          {t(words.markDone)}
        </button>
        <button type="submit" class="btn btn-outline-primary" formaction={`${action}/dropping`}>
          {t(words.drop)}
        </button>
      </div>
    </form>
  )
}

function Change({ frame, task, answers, action }: TaskProps & { action: string }) {
  const { t } = usePage()
  const { form, faults } = answers
  const shown = form.has('title')
    ? form
    : new URLSearchParams({
        title: task.title ?? '',
        notes: task.notes ?? '',
        ownerId: task.ownerId,
        dueOn: task.dueOn,
      })
  return (
    <Disclosure title={t(words.change)} open={faults.length > 0 && form.has('title')}>
      <form class="desk-form" method="post" action={action} novalidate>
        <Csrf />
        <input type="hidden" name="version" value={task.version} />
        <input type="hidden" name="area" value={task.area} />
        <TaskFields frame={frame} form={shown} faults={faults} />
        <button type="submit" class="btn btn-primary">
          {t(common.save)}
        </button>
      </form>
    </Disclosure>
  )
}
